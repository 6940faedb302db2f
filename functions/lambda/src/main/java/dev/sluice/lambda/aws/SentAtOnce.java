package dev.sluice.lambda.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Takes the {@code Expect: 100-continue} header away, so that a body is sent without asking first.
 *
 * <p>The JDK's connections answer a server that is slow to say "continue" with "Unexpected end of
 * file from server", now and then and for good; objects here are too small for the question to pay.
 */
final class SentAtOnce implements ExecutionInterceptor {
  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    return context.httpRequest().toBuilder().removeHeader("Expect").build();
  }
}

package dev.sluice.local.load;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts a client's calls by operation, and the time that they waited for answers. */
final class CallCounter implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> SENT = new ExecutionAttribute<>("sluice-sent");

  private final Map<String, LongAdder> calls = new ConcurrentSkipListMap<>();
  private final LongAdder waited = new LongAdder();

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    call.putAttribute(SENT, System.nanoTime());
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes call) {
    waited.add(System.nanoTime() - call.getAttribute(SENT));
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes call) {
    calls
        .computeIfAbsent(
            call.getAttribute(SdkExecutionAttribute.OPERATION_NAME), name -> new LongAdder())
        .increment();
  }

  /** How often each operation was called. */
  Map<String, Long> calls() {
    Map<String, Long> counts = new ConcurrentSkipListMap<>();
    calls.forEach((operation, count) -> counts.put(operation, count.sum()));
    return counts;
  }

  /** Seconds between requests and their answers; those of calls at once add up. */
  double waitedSeconds() {
    return waited.sum() / 1e9;
  }
}

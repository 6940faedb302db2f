package dev.sluice.local.calls;

import dev.sluice.local.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Notes each call that a function of the embedded cloud makes, once, in the file that the system
 * property {@value #FILE} names: function, service, operation and resource as a line of JSON.
 *
 * <p>Every SDK client of this process finds it by the SDK's own list of interceptors, so calls of
 * the ledger are noted too, wherever it is kept. A function is known by its access key, which the
 * embedded cloud sets to its name.
 */
public final class CallRecorder implements ExecutionInterceptor {
  /** Where calls are noted; nothing is noted without it. */
  public static final String FILE = "sluice.calls";

  private static final Set<String> NOTED = ConcurrentHashMap.newKeySet();

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes details) {
    String file = System.getProperty(FILE);
    String caller = file == null ? null : caller(details);
    if (file == null || caller == null) {
      return;
    }
    String service = details.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = details.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    for (String resource : CalledResource.of(service, context.request())) {
      String line =
          Json.text(
              Json.object()
                  .put("caller", caller)
                  .put("service", service)
                  .put("operation", operation)
                  .put("resource", resource));
      if (NOTED.add(line)) {
        append(Path.of(file), line);
      }
    }
  }

  private static @Nullable String caller(ExecutionAttributes details) {
    SelectedAuthScheme<?> scheme =
        details.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
    return scheme != null
            && scheme.identity().getNow(null) instanceof AwsCredentialsIdentity credentials
        ? credentials.accessKeyId()
        : null;
  }

  private static synchronized void append(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Calls cannot be noted in " + file, unwritable);
    }
  }
}

package dev.sluice.lambda.aws;

import dev.sluice.control.Outcome;
import dev.sluice.control.Outcome.Cause;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes a remote call and says what came of it. */
public final class Calls {
  private static final Set<String> BUSY =
      Set.of(
          "ConcurrentRunsExceededException",
          "CrawlerRunningException",
          "CrawlerStoppingException",
          "ResourceNotReadyException",
          "ResourceNumberLimitExceededException",
          "SlowDown");
  private static final Set<String> ABSENT =
      Set.of("EntityNotFoundException", "NoSuchBucket", "NoSuchKey", "ParameterNotFound");
  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnrecognizedClientException");

  /** Glue gave up waiting for itself. What it had begun may still happen. */
  private static final String TIMED_OUT = "OperationTimeoutException";

  private Calls() {}

  /** A call that changes nothing, or nothing more when it is made again. */
  public static <T> Outcome<T> repeatable(String what, Supplier<T> call) {
    return make(what, call, true);
  }

  /** A call whose second making would do harm, so that an unclear answer must be looked into. */
  public static <T> Outcome<T> once(String what, Supplier<T> call) {
    return make(what, call, false);
  }

  private static <T> Outcome<T> make(String what, Supplier<T> call, boolean repeatable) {
    try {
      return new Outcome.Done<>(call.get());
    } catch (AwsServiceException answered) {
      return outcome(reason(what, answered), answered, repeatable);
    } catch (SdkException unanswered) {
      return new Outcome.Unknown<>(reason(what, unanswered));
    }
  }

  private static <T> Outcome<T> outcome(
      String reason, AwsServiceException answered, boolean repeatable) {
    String code = answered.awsErrorDetails() == null ? "" : answered.awsErrorDetails().errorCode();
    if (BUSY.contains(code) || answered.isThrottlingException()) {
      return new Outcome.Later<>(reason);
    }
    if (TIMED_OUT.equals(code)) {
      return repeatable ? new Outcome.Later<>(reason) : new Outcome.Unknown<>(reason);
    }
    if (ABSENT.contains(code) || answered.statusCode() == 404) {
      return new Outcome.Rejected<>(Cause.NOT_FOUND, reason);
    }
    if (DENIED.contains(code) || answered.statusCode() == 403) {
      return new Outcome.Rejected<>(Cause.DENIED, reason);
    }
    return answered.statusCode() >= 500
        ? new Outcome.Unknown<>(reason)
        : new Outcome.Rejected<>(Cause.INVALID, reason);
  }

  private static String reason(String what, SdkException failed) {
    return what + ": " + failed.getMessage();
  }
}

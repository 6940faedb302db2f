package dev.sluice.local.http;

import dev.sluice.lambda.console.Console;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which service a request is for. */
sealed interface Route {
  /** An AWS JSON operation. */
  record JsonCall(String target, String operation) implements Route {}

  /** Anything of SQS, in either of its protocols. */
  record Sqs() implements Route {}

  /** A form-encoded call of a service that still speaks the Query protocol. */
  record Query(String service) implements Route {}

  /** A REST call of a service other than S3. */
  record Rest(String service) implements Route {}

  /** What is left: S3 has no marker of its own. */
  record S3() implements Route {}

  String CONSOLE = "console";
  Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d{8}/[^/]+/(?<service>[^/]+)/aws4_request");

  /**
   * Routes by target first, then by signature scope; unsigned requests are S3's, but for those that
   * a browser sends for the console's files.
   *
   * @param line method and path, such as {@code GET /}
   */
  static Route of(
      String line,
      @Nullable String target,
      @Nullable String authorization,
      @Nullable String contentType) {
    if (target == null
        && authorization == null
        && line.startsWith("GET ")
        && Console.serves(line.substring("GET ".length()))) {
      return new Rest(CONSOLE);
    }
    if (target != null && target.contains(".")) {
      int dot = target.lastIndexOf('.');
      String prefix = target.substring(0, dot);
      return prefix.equals("AmazonSQS")
          ? new Sqs()
          : new JsonCall(prefix, target.substring(dot + 1));
    }
    String service = service(authorization);
    if (service.equals("sqs")) {
      return new Sqs();
    }
    if (service.isEmpty() || service.equals("s3") || service.equals("s3express")) {
      return new S3();
    }
    boolean form =
        contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
    return form ? new Query(service) : new Rest(service);
  }

  private static String service(@Nullable String authorization) {
    if (authorization == null) {
      return "";
    }
    Matcher matcher = SCOPE.matcher(authorization);
    return matcher.find() ? matcher.group("service") : "";
  }
}

package dev.sluice.local.calls;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Names what a request is about, as policies name it. */
final class CalledResource {
  private static final String ACCOUNT = "us-east-1:000000000000:";

  private CalledResource() {}

  /** ARNs of the resources; {@code *} where AWS knows none. */
  static List<String> of(String service, SdkRequest request) {
    return switch (service) {
      case "S3" -> List.of("arn:aws:s3:::" + object(request));
      case "SQS" -> List.of("arn:aws:sqs:" + ACCOUNT + last(text(request, "QueueUrl")));
      case "SSM" -> List.of("arn:aws:ssm:" + ACCOUNT + "parameter" + text(request, "Name"));
      case "DynamoDB" -> tables(request);
      case "Glue" -> List.of("arn:aws:glue:" + ACCOUNT + glue(request));
      default -> List.of("*");
    };
  }

  private static String object(SdkRequest request) {
    String bucket = text(request, "Bucket");
    return field(request, "Key").map(key -> bucket + "/" + key).orElse(bucket);
  }

  private static String glue(SdkRequest request) {
    Optional<String> job = field(request, "JobName");
    if (job.isPresent()) {
      return "job/" + job.get();
    }
    Optional<String> database = field(request, "DatabaseName");
    if (database.isPresent()) {
      String table = field(request, "TableName").orElseGet(() -> text(request, "Name"));
      return "table/" + database.get() + "/" + table;
    }
    return "crawler/" + text(request, "Name");
  }

  private static List<String> tables(SdkRequest request) {
    String prefix = "arn:aws:dynamodb:" + ACCOUNT + "table/";
    Optional<String> table = field(request, "TableName");
    if (table.isPresent()) {
      String index = field(request, "IndexName").map(name -> "/index/" + name).orElse("");
      return List.of(prefix + table.get() + index);
    }
    Map<?, ?> items = request.getValueForField("RequestItems", Map.class).orElseThrow();
    return items.keySet().stream().map(name -> prefix + name).toList();
  }

  private static String text(SdkRequest request, String name) {
    return field(request, name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s has no %s, so its resource cannot be named"
                        .formatted(request.getClass().getSimpleName(), name)));
  }

  private static Optional<String> field(SdkRequest request, String name) {
    return request.getValueForField(name, String.class);
  }

  private static String last(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}

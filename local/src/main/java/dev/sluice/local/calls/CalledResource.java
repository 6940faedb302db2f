package dev.sluice.local.calls;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Names what a request is about, as policies name it. */
final class CalledResource {
  /** Where AWS knows no resource, or the request names none. */
  private static final String ANY = "*";

  private static final String ACCOUNT = "us-east-1:000000000000:";

  private CalledResource() {}

  /** ARNs of the resources; {@code *} for none, which only a grant of everything covers. */
  static List<String> of(String service, SdkRequest request) {
    // The SDK spells them its own way: Sqs, DynamoDb.
    return switch (service.toLowerCase(Locale.ROOT)) {
      case "s3" -> one("arn:aws:s3:::", object(request));
      case "sqs" ->
          one("arn:aws:sqs:" + ACCOUNT, field(request, "QueueUrl").map(CalledResource::last));
      case "ssm" -> one("arn:aws:ssm:" + ACCOUNT + "parameter", field(request, "Name"));
      case "dynamodb" -> tables(request);
      case "glue" -> one("arn:aws:glue:" + ACCOUNT, glue(request));
      default -> List.of(ANY);
    };
  }

  private static List<String> one(String prefix, Optional<String> name) {
    return List.of(name.map(prefix::concat).orElse(ANY));
  }

  private static Optional<String> object(SdkRequest request) {
    return field(request, "Bucket")
        .map(bucket -> field(request, "Key").map(key -> bucket + "/" + key).orElse(bucket));
  }

  private static Optional<String> glue(SdkRequest request) {
    Optional<String> job = field(request, "JobName");
    if (job.isPresent()) {
      return job.map("job/"::concat);
    }
    Optional<String> database = field(request, "DatabaseName");
    return database.isPresent()
        ? field(request, "TableName")
            .or(() -> field(request, "Name"))
            .map(table -> "table/" + database.get() + "/" + table)
        : field(request, "Name").map("crawler/"::concat);
  }

  private static List<String> tables(SdkRequest request) {
    String prefix = "arn:aws:dynamodb:" + ACCOUNT + "table/";
    Optional<String> table = field(request, "TableName");
    if (table.isPresent()) {
      String index = field(request, "IndexName").map(name -> "/index/" + name).orElse("");
      return List.of(prefix + table.get() + index);
    }
    return request
        .getValueForField("RequestItems", Map.class)
        .map(CalledResource::keys)
        .map(names -> names.stream().map(prefix::concat).toList())
        .orElse(List.of(ANY));
  }

  private static List<String> keys(Map<?, ?> items) {
    return items.keySet().stream().map(String::valueOf).toList();
  }

  private static Optional<String> field(SdkRequest request, String name) {
    return request.getValueForField(name, String.class);
  }

  private static String last(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}

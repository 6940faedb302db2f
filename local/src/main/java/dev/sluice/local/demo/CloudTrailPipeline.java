package dev.sluice.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.operate.Pipelines;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** CloudTrail's pipeline in the embedded cloud. */
public final class CloudTrailPipeline {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CloudTrailPipeline() {}

  /**
   * CloudTrail's pipeline for an input: with an organization's level when its keys have one, and
   * with periods that suit files which all come at once.
   */
  static Pipelines of(Input input, Registration registration, Sink sink) throws IOException {
    boolean organization =
        input.files().stream().anyMatch(file -> file.key().matches("AWSLogs/o-[a-z0-9]+/.*"));
    return of(organization, registration, sink);
  }

  /** The same for keys that are known to have an organization's level, or not. */
  public static Pipelines of(boolean organization, Registration registration, Sink sink)
      throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", "cloudtrail").put("bucket", Names.RAW_BUCKET);
    node.put(
        "layout",
        (organization ? "AWSLogs/{organization}/" : "AWSLogs/")
            + "{account}/CloudTrail/{region}/{year}/{month}/{day}/");
    node.put("registration", registration.name().toLowerCase(Locale.ROOT));
    node.put("rawDatabase", Names.RAW_DATABASE);
    if (registration == Registration.CRAWLER) {
      node.put("rawTable", "cloudtrail_{account}_{region}");
      node.put("crawler", Names.CRAWLER_PREFIX + "{account}-{region}");
    } else {
      node.put("rawTable", "cloudtrail");
    }
    node.put("job", Names.JOB).put("curatedDatabase", Names.CURATED_DATABASE);
    node.put("curatedTable", "cloudtrail").put("lakeLocation", Names.LAKE + "cloudtrail/");
    ArrayNode by = node.putArray("partitionBy");
    List.of("account", "region", "year", "month", "day").forEach(by::add);
    node.put("sink", sink.name().toLowerCase(Locale.ROOT));
    node.put("quietPeriod", "PT3S").put("maxWait", "PT20S");
    node.put("retryBase", "PT2S").put("retryMax", "PT10S").put("maxAttempts", 12);
    // real logs are years old, and what the sweep does not reach is lost with its event
    node.put("sweepDays", 10_000);
    ObjectNode root = JSON.createObjectNode();
    root.putArray("pipelines").add(node);
    return Pipelines.parse(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }
}

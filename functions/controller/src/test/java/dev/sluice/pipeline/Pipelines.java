package dev.sluice.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sample pipelines for tests. */
public final class Pipelines {
  private Pipelines() {}

  /** The settings of one account's CloudTrail, registered by crawlers. */
  public static Map<String, Object> settings() {
    var settings = new HashMap<String, Object>();
    settings.put("name", "cloudtrail");
    settings.put("bucket", "raw");
    settings.put("layout", "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/");
    settings.put("rawDatabase", "sluice_raw");
    settings.put("rawTable", "cloudtrail_{account}_{region}");
    settings.put("crawler", "local-cloudtrail-{account}-{region}");
    settings.put("job", "local-cloudtrail");
    settings.put("curatedDatabase", "sluice");
    settings.put("curatedTable", "cloudtrail");
    settings.put("lakeLocation", "s3://lake/cloudtrail/");
    settings.put("partitionBy", List.of("account", "region", "year", "month", "day"));
    return settings;
  }

  /** The settings of an organization's CloudTrail, registered directly. */
  public static Map<String, Object> organization() {
    var settings = settings();
    settings.put(
        "layout", "AWSLogs/{organization}/{account}/CloudTrail/{region}/{year}/{month}/{day}/");
    settings.put("registration", "direct");
    settings.put("rawTable", "cloudtrail");
    settings.remove("crawler");
    settings.put("partitionBy", List.of("region", "year", "month", "day"));
    return settings;
  }

  /** Settings with some replaced. */
  public static Pipeline with(Map<String, Object> settings, Object... changes) {
    var changed = new HashMap<>(settings);
    for (int i = 0; i < changes.length; i += 2) {
      changed.put((String) changes[i], changes[i + 1]);
    }
    return Pipeline.parse(changed);
  }
}

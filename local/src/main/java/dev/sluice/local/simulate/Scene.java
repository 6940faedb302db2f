package dev.sluice.local.simulate;

import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pipeline of a schedule, and what lands in it: drawn by chance, like everything else. */
final class Scene {
  private static final String ORGANIZATION = "o-abcdefghij";
  private static final String[] REGIONS = {"eu-west-1", "us-east-1"};
  private static final String[] ACCOUNTS = {"111122223333", "444455556666"};

  private final Faults faults;
  private final boolean organization;
  private final boolean hours;
  private final Pipeline pipeline;

  Scene(Faults faults) {
    this.faults = faults;
    this.organization = faults.chance(0.4);
    this.hours = faults.chance(0.2);
    this.pipeline = Pipeline.parse(settings());
  }

  Pipeline pipeline() {
    return pipeline;
  }

  private Map<String, Object> settings() {
    var by = new ArrayList<>(List.of("account", "region", "year", "month", "day"));
    if (organization) {
      by.remove("account");
    }
    if (hours) {
      by.add("hour");
    }
    var settings = new HashMap<String, Object>();
    settings.put("name", "simulated");
    settings.put("bucket", "raw");
    settings.put(
        "layout",
        (organization ? "AWSLogs/{organization}/" : "AWSLogs/")
            + "{account}/CloudTrail/{region}/{year}/{month}/{day}/");
    settings.put("registration", organization ? "direct" : "crawler");
    settings.put("rawDatabase", "raw");
    settings.put("rawTable", organization ? "logs" : "logs_{account}_{region}");
    settings.put("crawler", organization ? "" : "crawler-{account}-{region}");
    settings.put("job", "job");
    settings.put("curatedDatabase", "curated");
    settings.put("curatedTable", "logs");
    settings.put("lakeLocation", "s3://lake/logs/");
    settings.put("partitionBy", by);
    settings.put("quietPeriod", "PT2M");
    settings.put("maxWait", "PT15M");
    settings.put("maxAttempts", faults.between(2, 5));
    settings.put("retryMax", "PT8M");
    settings.put("maxRuns", faults.between(1, 3));
    settings.put("maxDpus", faults.between(2, 6));
    settings.put("maxPartitionsPerRun", faults.between(1, 4));
    settings.put("sweepDays", 3);
    settings.put("orphanGrace", "PT20M");
    return settings;
  }

  /** The key of some log; the number makes it unique. */
  String logKey(int number) {
    String account = pick(ACCOUNTS);
    String region = pick(REGIONS);
    long day = faults.between(2, 3);
    return "AWSLogs/%s%s/CloudTrail/%s/2026/11/0%d/%s_CloudTrail_%s_202611%02dT%02d05Z_%016d.json.gz"
        .formatted(
            organization ? ORGANIZATION + "/" : "",
            account,
            region,
            day,
            account,
            region,
            day,
            faults.between(8, 9),
            number);
  }

  /** The key of something that is no log of the pipeline. */
  String otherKey(int number) {
    String below = organization ? ORGANIZATION + "/" : "";
    return switch ((int) faults.between(0, 2)) {
      case 0 ->
          "AWSLogs/%s%s/CloudTrail-Digest/eu-west-1/2026/11/03/d%d.json.gz"
              .formatted(below, ACCOUNTS[0], number);
      case 1 ->
          "AWSLogs/%s%s/CloudTrail/eu-west-1' or '1'='1/2026/11/03/x%d"
              .formatted(below, ACCOUNTS[0], number);
      default -> "elsewhere/" + number;
    };
  }

  private String pick(String[] from) {
    return from[(int) faults.between(0, from.length - 1L)];
  }
}

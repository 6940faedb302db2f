package dev.sluice.ledger;

import dev.sluice.layout.OutputPartition;
import dev.sluice.pipeline.TableName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sample ledger records for tests. */
public final class Records {
  /** A moment. */
  public static final Instant T0 = Instant.parse("2026-11-03T10:00:00Z");

  private Records() {}

  /** An output partition of one account's region and day. */
  public static OutputPartition output(String region, String day) {
    var values = new LinkedHashMap<String, String>();
    values.put("account", "123456789012");
    values.put("region", region);
    values.put("year", "2026");
    values.put("month", "11");
    values.put("day", day);
    return new OutputPartition(values);
  }

  /** A partition that has just landed. */
  public static PartitionRecord landed(String pipeline, OutputPartition output) {
    return PartitionRecord.landed(
        pipeline,
        output,
        Sources.allNew(Set.of("-")),
        new Dirt(T0, T0.plusSeconds(1), T0.plusSeconds(300)),
        false);
  }

  /** A partition with every member set. */
  public static PartitionRecord full(String pipeline, OutputPartition output) {
    return new PartitionRecord(
        pipeline,
        output,
        0,
        Status.RUNNING,
        new Sources(
            new TreeSet<>(Set.of("o-abcdefghij/123456789012", "o-abcdefghij/210987654321")),
            new TreeSet<>(Set.of("o-abcdefghij/210987654321"))),
        new Generations(4, 3, 2),
        new Dirt(T0, T0.plusMillis(1), T0.plusSeconds(300)),
        new Attempts(2, T0.plusSeconds(60), 25),
        "t-1",
        new Processed(
            "t-0", T0.minusSeconds(9), "s3://lake/x/g2-t-0/", new Tally(1, 2, 7, 4, 2, 1)),
        true,
        "it's \"odd\": naïve\nline");
  }

  /** A run that was just started. */
  public static RunRecord run(String pipeline, String token) {
    return new RunRecord(
        pipeline,
        token,
        0,
        RunStatus.STARTED,
        "local-cloudtrail",
        new TableName("sluice_raw", "cloudtrail_123456789012_us_east_1"),
        "year='2026' and month='11' and day='03'",
        List.of(
            new RunOutput(output("us-east-1", "03"), 2),
            new RunOutput(output("us-east-1", "04"), 1)),
        new Workers("G.1X", 4, 4),
        123_456,
        T0,
        T0.plusSeconds(1),
        T0.plusSeconds(600),
        2,
        "jr_1",
        "RUNNING",
        null,
        null,
        null);
  }

  /** The same run when it is over. */
  public static RunRecord ended(RunRecord run) {
    return new RunRecord(
        run.pipeline(),
        run.token(),
        run.version(),
        RunStatus.FAILED,
        run.job(),
        run.source(),
        run.predicate(),
        run.outputs(),
        run.workers(),
        run.bytes(),
        run.intentAt(),
        run.notBefore(),
        run.lostNotBefore(),
        run.starts(),
        run.jobRunId(),
        "FAILED",
        T0.plusSeconds(99),
        new Tally(1, 2, 7, 4, 2, 1),
        "out of luck");
  }
}

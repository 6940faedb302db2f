package dev.sluice.lambda.console;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Dirt;
import dev.sluice.ledger.Generations;
import dev.sluice.ledger.MemoryLedger;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Sources;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.ledger.Workers;
import dev.sluice.pipeline.TableName;
import dev.sluice.proof.Proof;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A ledger with partitions of every state, as large as a test wants it. */
final class Lake {
  static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
  static final String HOSTILE =
      "no <img src=x onerror=\"document.title='owned'\"> \"quotes\" & 'more'";
  final MemoryLedger ledger = new MemoryLedger(1000);

  /** Partitions of so many accounts, regions and days; the last day is still open. */
  Lake fill(int accounts, List<String> regions, int days) {
    for (int day = 0; day < days; day++) {
      LocalDate date = LocalDate.of(2026, 11, 3).minusDays(days - 1L - day);
      for (String region : regions) {
        for (int account = 0; account < accounts; account++) {
          boolean last = day == days - 1;
          ledger.save(
              partition(
                  output(account, region, date), last ? Status.CATALOGED : Status.DONE, null));
        }
      }
    }
    return this;
  }

  Lake put(String region, LocalDate date, Status status, @Nullable String reason) {
    var record = partition(output(99, region, date), status, reason);
    ledger.save(record);
    return this;
  }

  Lake run(int number, RunStatus status, @Nullable String reason) {
    Instant start = NOW.minusSeconds(600L * number);
    boolean live = status.isLive();
    ledger.save(
        new RunRecord(
            "logs",
            "t-%04d".formatted(number),
            0,
            status,
            "job",
            new TableName("raw", "t"),
            "year='2026'",
            List.of(new RunOutput(output(1, "eu-west-1", LocalDate.of(2026, 11, 3)), 1)),
            new Workers("G.1X", 2, 2),
            5_000_000L * number,
            start,
            start,
            start,
            1,
            "jr_" + number,
            null,
            live ? null : start.plusSeconds(40L + number),
            null,
            reason));
    return this;
  }

  /** What is done in Europe is proven. */
  Map<OutputPartition, Proof.State> verdicts() {
    var verdicts = new HashMap<OutputPartition, Proof.State>();
    String cursor = null;
    do {
      var page = ledger.allPartitions("logs", cursor);
      for (PartitionRecord partition : page.items()) {
        if (partition.status() == Status.DONE && partition.output().id().contains("eu-")) {
          verdicts.put(partition.output(), Proof.State.PROVEN);
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return verdicts;
  }

  private static OutputPartition output(int account, String region, LocalDate date) {
    var values = new LinkedHashMap<String, String>();
    values.put("account", "%012d".formatted(account + 1));
    values.put("region", region);
    values.put("year", String.valueOf(date.getYear()));
    values.put("month", "%02d".formatted(date.getMonthValue()));
    values.put("day", "%02d".formatted(date.getDayOfMonth()));
    return new OutputPartition(values);
  }

  private static PartitionRecord partition(
      OutputPartition output, Status status, @Nullable String reason) {
    var sources = new Sources(new TreeSet<>(Set.of("-")), new TreeSet<>());
    boolean done = status == Status.DONE;
    return new PartitionRecord(
        "logs",
        output,
        0,
        status,
        sources,
        done ? new Generations(1, 1, 1) : new Generations(1, 0, 0),
        new Dirt(NOW.minusSeconds(90), NOW.minusSeconds(60), NOW),
        reason == null ? Attempts.none() : new Attempts(4, NOW, 0),
        status == Status.RUNNING ? "t-0001" : null,
        done ? new Processed("t", NOW, "s3://lake/x/", new Tally(1, 10, 50, 49, 1, 0)) : null,
        false,
        reason);
  }
}

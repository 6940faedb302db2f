package dev.sluice.lambda.console;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Dirt;
import dev.sluice.ledger.Generations;
import dev.sluice.ledger.MemoryLedger;
import dev.sluice.ledger.Page;
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
import dev.sluice.proof.MemoryProofLedger;
import dev.sluice.proof.Proof;
import dev.sluice.proof.ProofRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A ledger with partitions of every state, as large as a test wants it. */
final class Lake {
  static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
  static final String HOSTILE =
      "no <img src=x onerror=\"document.title='owned'\"> \"quotes\" & 'more'";
  final MemoryLedger ledger = new MemoryLedger(1000);
  final MemoryProofLedger proofs = new MemoryProofLedger();

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

  /** The same, all of them done. */
  Lake fillDone(int accounts, List<String> regions, int days) {
    fill(accounts, regions, days);
    LocalDate last = LocalDate.of(2026, 11, 3);
    for (String region : regions) {
      for (int account = 0; account < accounts; account++) {
        OutputPartition output = output(account, region, last);
        long version = ledger.partition("logs", output).map(PartitionRecord::version).orElse(0L);
        ledger.save(partition(output, Status.DONE, null).withVersion(version));
      }
    }
    return this;
  }

  /** What is done is proven. */
  Lake proveAll() {
    Page.each(
        cursor -> ledger.allPartitions("logs", cursor),
        partition -> verdict(partition.output(), Proof.State.PROVEN, 0, 0));
    return this;
  }

  Lake put(String region, LocalDate date, Status status, @Nullable String reason) {
    var record = partition(output(99, region, date), status, reason);
    ledger.save(record);
    return this;
  }

  Lake run(int number, RunStatus status, @Nullable String reason) {
    Instant start = NOW.minusSeconds(20 + 600L * number + number * 97L % 240);
    boolean live = status.isLive();
    ledger.save(
        new RunRecord(
            "logs",
            "t-%04d".formatted(9_999 - number),
            0,
            status,
            "job",
            new TableName("raw", "t"),
            "year='2026'",
            List.of(new RunOutput(output(1, "eu-west-1", LocalDate.of(2026, 11, 3)), 1)),
            new Workers("G.1X", 2, 2),
            bytesOf(number),
            start,
            start,
            start,
            1,
            jobRunId(number),
            null,
            live ? null : start.plusSeconds(35L + bytesOf(number) / 2_500_000),
            null,
            reason));
    return this;
  }

  private static String jobRunId(int number) {
    var random = new Random(number);
    return "jr_%016x%016x%016x%016x"
        .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /** Small runs as a rule, and a large one now and then. */
  private static long bytesOf(int number) {
    long small = 4_000_000L + number * 7_919L % 41 * 900_000L;
    return number % 11 == 4 ? small * 5 : small;
  }

  /** What is done in Europe is proven, as far as it is not known better. */
  Lake proveEurope() {
    Page.each(
        cursor -> ledger.allPartitions("logs", cursor),
        partition -> {
          if (partition.status() == Status.DONE && partition.output().id().contains("eu-")) {
            verdict(partition.output(), Proof.State.PROVEN, 0, 0);
          }
        });
    return this;
  }

  Lake verdict(String region, LocalDate date, Proof.State state, int missing, int tampered) {
    verdict(output(0, region, date), state, missing, tampered);
    return this;
  }

  private void verdict(OutputPartition output, Proof.State state, int missing, int tampered) {
    int proven = 24 - missing - tampered;
    proofs.save(
        new ProofRecord("logs", output, state, "t", 24, 24, proven, 0, missing, tampered, 0));
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

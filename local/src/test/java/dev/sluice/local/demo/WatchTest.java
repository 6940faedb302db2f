package dev.sluice.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.Tally;
import dev.sluice.local.operate.LedgerFixture;
import dev.sluice.local.operate.Snapshot;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final String DAY_1 =
      "AWSLogs/111122223333/CloudTrail/us-east-1/2026/11/01/111122223333_CloudTrail_us-east-1_20261101T1445Z_";
  private final LedgerFixture fixture = new LedgerFixture();
  private final List<String> keys =
      List.of(
          DAY_1 + "a.json.gz",
          DAY_1 + "b.json.gz",
          "AWSLogs/111122223333/CloudTrail-Insight/us-east-1/2026/11/01/x.json.gz");
  private final SteppingClock clock = new SteppingClock();

  @Test
  void itEndsWhenEveryFileOfEveryPartitionWasReadAndEveryOtherCounted() throws Exception {
    Expected expected = expected();
    List<Snapshot> seen = new ArrayList<>();
    List<Snapshot> last =
        watch(expected)
            .untilEnded(
                (look, now) -> {
                  seen.addAll(look);
                  switch (seen.size()) {
                    case 1 -> fixture.cataloged("01");
                    case 2 -> fixture.done("01", new Tally(1, 10, 5, 5, 0, 0));
                    case 3 -> fixture.done("01", new Tally(2, 20, 9, 8, 1, 0));
                    case 4 -> fixture.ledger.countIgnored("cloudtrail", Map.of("insight", 1L));
                    default -> assertThat(seen).hasSizeLessThan(6);
                  }
                });

    assertThat(seen).hasSize(5);
    assertThat(Checks.of(List.of(expected), last)).isEmpty();
  }

  @Test
  void itWaitsUntilWhatLandedOverAnOlderFileWasReadToo() throws Exception {
    Instant landedAgain = LedgerFixture.NOW.plusSeconds(10);
    Tally tally = new Tally(2, 20, 9, 9, 0, 0);
    fixture.done("01", tally);
    fixture.ledger.countIgnored("cloudtrail", Map.of("insight", 1L));
    List<Snapshot> seen = new ArrayList<>();

    watch(expected(landedAgain))
        .untilEnded(
            (look, now) -> {
              seen.addAll(look);
              if (seen.size() == 3) {
                fixture.done("01", tally, landedAgain.plusSeconds(1));
              }
            });

    assertThat(seen).hasSize(4);
  }

  @Test
  void itGivesUpWhenNothingMovesAndTheChecksSayWhatIsMissing() throws Exception {
    Expected expected = expected();
    fixture.cataloged("01");

    List<Snapshot> last = watch(expected).untilEnded((look, now) -> clock.step());

    assertThat(Checks.of(List.of(expected), last))
        .hasSize(2)
        .anyMatch(fault -> fault.contains("day=01 is CATALOGED"))
        .anyMatch(fault -> fault.contains("1 objects belong to no partition, but only 0"));
  }

  @Test
  void aPartitionThatReadTooFewFilesOrLosesRecordsIsAFault() {
    Expected expected = expected();
    fixture.done("01", new Tally(1, 10, 5, 3, 1, 0));
    fixture.ledger.countIgnored("cloudtrail", Map.of("insight", 1L));
    Snapshot snapshot = Snapshot.of(fixture.ledger, "cloudtrail");

    assertThat(Checks.of(List.of(expected), List.of(snapshot)))
        .anyMatch(fault -> fault.contains("has 2 objects; its run read 1"))
        .anyMatch(fault -> fault.contains("breaks rule 6"));
  }

  private Expected expected() {
    return expected(LedgerFixture.NOW.minusSeconds(60));
  }

  private Expected expected(Instant landedAt) {
    Input input =
        new Input(
            keys.stream().map(key -> new LogFile(Path.of("x"), key, 1, Map.of())).toList(),
            Optional.empty());
    try {
      return Expected.of(
          CloudTrailPipeline.of(input, Registration.CRAWLER, Sink.PARQUET).all().get(0),
          keys.stream().collect(Collectors.toMap(key -> key, key -> landedAt)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Watch watch(Expected expected) {
    return new Watch(
        fixture.ledger, List.of(expected), Duration.ofSeconds(60), Duration.ofMillis(1), clock);
  }

  private static final class SteppingClock extends Clock {
    private Instant now = LedgerFixture.NOW;

    void step() {
      now = now.plusSeconds(25);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("the watch needs no zone but UTC, not " + zone);
    }
  }
}

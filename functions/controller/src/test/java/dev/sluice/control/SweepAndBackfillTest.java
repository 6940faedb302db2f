package dev.sluice.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.Status;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What no event told, and what was there before there were events. */
class SweepAndBackfillTest extends Scene {
  @Test
  void theSweepFindsWhatNoEventTold() {
    var day = land("eu-west-1", "03");
    settle();
    fake.latestRunReports(Map.of(day, true));
    fake.latestRunIs("SUCCEEDED");
    reconcile();
    fake.pass(Duration.ofMinutes(1));
    fake.put(key("eu-west-1", "03") + "more", 9);
    fake.put(key("us-east-1", "02"), 9);
    fake.put(key("us-east-1", "02").replace("/2026/11/02/", "/2026/09/02/"), 9);

    assertThat(new Sweeper(pipeline, fake.world()).sweep()).isTrue();
    assertThat(fake.partition(day).status()).isEqualTo(Status.CATALOGED);
    assertThat(fake.partition(output("us-east-1", "02")).status()).isEqualTo(Status.LANDED);
    assertThat(fake.ledger.allPartitions("cloudtrail", null).items()).hasSize(2);
  }

  /** A listing of a directory is one call for 1,000 keys; what it can tell must be of use. */
  @Test
  void theSweepListsKeysOnlyWhereAnObjectCouldBeMissed() {
    var done = land("eu-west-1", "03");
    settle();
    fake.latestRunReports(Map.of(done, true));
    fake.latestRunIs("SUCCEEDED");
    reconcile();
    land("us-east-1", "03");
    fake.put(key("us-east-1", "02"), 9);
    fake.put(key("us-east-1", "02").replace("/2026/11/02/", "/2026/09/02/"), 9);
    fake.listed.clear();

    assertThat(new Sweeper(pipeline, fake.world()).sweep()).isTrue();

    String regions = "AWSLogs/o-abcdefghij/123456789012/CloudTrail/";
    assertThat(fake.listed)
        .as("a done day and an unknown one; neither one that waits for its run nor an old one")
        .containsExactlyInAnyOrder(
            regions + "eu-west-1/2026/11/03/", regions + "us-east-1/2026/11/02/");
  }

  @Test
  void directoriesThatNothingPointsToAreDeletedAfterTheGracePeriod() {
    var day = land("eu-west-1", "03");
    String partition = "cloudtrail/" + day.id();
    fake.put(partition + "/g1-old/part-0.parquet", 9);
    fake.put(partition + "/g2-current/part-0.parquet", 9);
    fake.curated.add(new Catalog.Partition(List.of(), "s3://lake/" + partition + "/g2-current"));
    fake.pass(Duration.ofHours(25));
    fake.put(partition + "/g3-fresh/part-0.parquet", 9);
    new Sweeper(pipeline, fake.world()).sweep();

    assertThat(fake.deleted).containsExactly("s3://lake/" + partition + "/g1-old/");
  }

  @Test
  void aBackfillSaysWhatItTakesAndYieldsToFreshData() {
    fake.put(key("eu-west-1", "01"), 1 << 20);
    fake.put(key("us-east-1", "02"), 1 << 20);
    fake.put(key("us-east-1", "28"), 1 << 20);
    var days = new DayRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 9));
    var backfill = new Backfill(pipeline, fake.world());

    var estimate = backfill.estimate(days, Map.of());
    assertThat(estimate.objects()).isEqualTo(2);
    assertThat(estimate.bytes()).isEqualTo(2 << 20);
    assertThat(estimate.runs()).isEqualTo(1);
    assertThat(fake.ledger.allPartitions("cloudtrail", null).items()).isEmpty();

    assertThat(backfill.start(days, Map.of("region", Set.of("us-east-1")))).isEqualTo(1);
    assertThat(fake.partition(output("us-east-1", "02")).backfill()).isTrue();
  }
}

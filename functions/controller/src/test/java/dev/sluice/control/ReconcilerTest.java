package dev.sluice.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Pipelines;
import dev.sluice.pipeline.TableName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcilerTest extends Scene {

  @Test
  void aPartitionIsRegisteredRunAndDone() {
    var day = land("eu-west-1", "03");
    settle();

    assertThat(fake.catalog.get(TABLE))
        .containsExactly(List.of("123456789012", "eu-west-1", "2026", "11", "03"));
    assertThat(fake.partition(day).status()).isEqualTo(Status.RUNNING);
    var request = fake.requests.get(0);
    assertThat(request.arguments())
        .containsEntry(
            "--sluice-predicate", "region='eu-west-1' and year='2026' and month='11' and day='03'")
        .containsEntry(
            "--sluice-outputs",
            "[{\"values\":{\"region\":\"eu-west-1\",\"year\":\"2026\",\"month\":\"11\",\"day\":\"03\"},\"generation\":1}]")
        .containsEntry("--sluice-layout", pipeline.raw().layout().pattern());

    fake.latestRunReports(Map.of(day, true));
    fake.latestRunIs("SUCCEEDED");
    reconcile();

    assertThat(fake.partition(day).status()).isEqualTo(Status.DONE);
    assertThat(fake.ledger.gate("cloudtrail").live()).isEmpty();
    settle();
    assertThat(fake.requests).hasSize(1);
  }

  @Test
  void whatLandsDuringARunMakesItRunAgain() {
    var day = land("eu-west-1", "03");
    settle();
    fake.latestRunReports(Map.of(day, true));
    fake.pass(Duration.ofMinutes(1));
    land("eu-west-1", "03");
    fake.latestRunIs("SUCCEEDED");
    settle();

    assertThat(fake.requests).hasSize(2);
    assertThat(fake.partition(day).generations().started()).isEqualTo(2);
  }

  @Test
  void aLateEventOfWhatWasReadChangesNothing() {
    var landed = fake.now;
    var day = land("eu-west-1", "03");
    settle();
    fake.pass(Duration.ofMinutes(1));
    fake.latestRunReports(Map.of(day, true));
    fake.latestRunIs("SUCCEEDED");
    reconcile();
    intake().take(List.of(new Arrival("m", "raw", key("eu-west-1", "03"), 9, landed)));

    assertThat(fake.partition(day).status()).isEqualTo(Status.DONE);
  }

  @Test
  void aSuccessWithoutAReportIsAFailure() {
    var day = land("eu-west-1", "03");
    settle();
    fake.latestRunIs("SUCCEEDED");
    reconcile();

    assertThat(fake.partition(day).status()).isEqualTo(Status.CATALOGED);
    assertThat(fake.partition(day).reason()).contains("left no report");
    assertThat(fake.partition(day).attempts().failed()).isEqualTo(1);
  }

  @Test
  void aPartitionThatKeepsFailingIsQuarantinedAndAnOperatorCanRetryIt() {
    var bad = land("eu-west-1", "03");
    var good = land("us-east-1", "03");
    for (int attempt = 0; attempt < 2; attempt++) {
      settle();
      fake.latestRunReports(Map.of(good, true));
      fake.latestRunIs("SUCCEEDED");
      reconcile();
    }

    assertThat(fake.partition(good).status()).isEqualTo(Status.DONE);
    assertThat(fake.partition(bad).status()).isEqualTo(Status.QUARANTINED);
    assertThat(fake.partition(bad).reason()).isEqualTo("bad rows");
    assertThat(fake.alarms).contains(Signals.Alarm.QUARANTINED);
    settle();
    assertThat(fake.requests).hasSize(2);

    assertThat(new Retries(pipeline, fake.world()).retry(output -> true)).containsExactly(bad);
    settle();
    assertThat(fake.requests).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "TIMEOUT", "STOPPED", "ERROR", "EXPIRED"})
  void aRunThatEndsBadlyIsTriedAgainLater(String state) {
    var day = land("eu-west-1", "03");
    settle();
    fake.latestRunIs(state);
    reconcile();

    assertThat(fake.partition(day).reason()).contains("ended " + state);
    assertThat(fake.requests).hasSize(1);
    settle();
    assertThat(fake.requests).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAITING", "STARTING", "RUNNING", "STOPPING", "HIBERNATING"})
  void aLiveOrUnknownStateIsWaitedFor(String state) {
    land("eu-west-1", "03");
    settle();
    fake.latestRunIs(state);
    settle();

    assertThat(fake.requests).hasSize(1);
    assertThat(fake.alarms.contains(Signals.Alarm.UNKNOWN_RUN_STATE))
        .isEqualTo(state.equals("HIBERNATING"));
  }

  @Test
  void aStartWhoseAnswerWasLostIsFoundByItsTokenOnALaterPage() {
    land("eu-west-1", "03");
    fake.startAnswers.add(new Outcome.Unknown<>("no answer"));
    settle();
    fake.runs.put("jr_99", new JobRuns.View("jr_99", "RUNNING", fake.now, "somebody-elses", null));
    reconcile();

    assertThat(run().status()).isEqualTo(RunStatus.STARTED);
    assertThat(run().jobRunId()).isEqualTo("jr_1");
    assertThat(fake.requests).hasSize(1);
  }

  @Test
  void aLostRunIsStartedAgainOnceUnderAnotherToken() {
    var day = land("eu-west-1", "03");
    settle();
    fake.runs.clear();
    reconcile();
    assertThat(fake.requests).hasSize(1);
    fake.pass(Duration.ofHours(1));
    settle();
    settle();
    settle();

    assertThat(fake.requests).hasSize(2);
    assertThat(fake.alarms).contains(Signals.Alarm.LOST_RUN);
    assertThat(fake.partition(day).generations().started()).isEqualTo(2);
  }

  @Test
  void aFullGlueIsWaitedForAndIsNoFailure() {
    var day = land("eu-west-1", "03");
    fake.startAnswers.add(new Outcome.Later<>("ConcurrentRunsExceededException"));
    settle();
    assertThat(run().status()).isEqualTo(RunStatus.READY);
    fake.pass(Duration.ofMinutes(2));
    reconcile();

    assertThat(fake.requests).hasSize(2);
    assertThat(fake.requests.get(1).arguments().get("--sluice-token"))
        .isEqualTo(fake.requests.get(0).arguments().get("--sluice-token"));
    assertThat(fake.partition(day).attempts().failed()).isZero();
  }

  @Test
  void aMissingJobRaisesAnAlarmWithoutAHotLoop() {
    land("eu-west-1", "03");
    for (int i = 0; i < 100; i++) {
      fake.startAnswers.add(new Outcome.Rejected<>(Outcome.Cause.NOT_FOUND, "no such job"));
    }
    settle();
    for (int minute = 0; minute < 60; minute++) {
      reconcile();
      fake.pass(Duration.ofMinutes(1));
    }

    assertThat(fake.alarms).contains(Signals.Alarm.MISSING_RESOURCE);
    assertThat(fake.requests).hasSizeBetween(3, 10);
  }

  @Test
  void noMoreRunsAreLiveThanAreAllowed() {
    pipeline = Pipelines.with(Pipelines.organization(), "maxRuns", 3, "maxPartitionsPerRun", 2);
    for (int day = 1; day <= 20; day++) {
      land("eu-west-1", "%02d".formatted(day));
    }
    settle();
    settle();

    assertThat(fake.requests).hasSize(3);
    assertThat(fake.ledger.gate("cloudtrail").live()).hasSize(3);
  }

  @Test
  void partitionsAreRegisteredAHundredACallAndErrorsAreRead() {
    for (int i = 0; i < 230; i++) {
      land("r-" + i, "03");
    }
    fake.refused.put(List.of("123456789012", "r-7", "2026", "11", "03"), "InternalService");
    settle();

    assertThat(fake.batches.subList(0, 3)).containsExactly(100, 100, 30);
    var refused = fake.partition(output("r-7", "03"));
    assertThat(refused.reason()).contains("InternalService");
    assertThat(refused.status()).isEqualTo(Status.LANDED);
    assertThat(fake.partition(output("r-8", "03")).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void oneCrawlRegistersAllThatLandedInItsTable() {
    pipeline = Pipelines.with(Pipelines.settings());
    var table = new TableName("sluice_raw", "cloudtrail_123456789012_eu_west_1");
    String crawler = "local-cloudtrail-123456789012-eu-west-1";
    for (String day : List.of("01", "02", "03")) {
      intake().take(List.of(arrival("AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/" + day)));
    }
    settle();
    settle();
    assertThat(fake.crawlsStarted).containsExactly(crawler);

    Set<List<String>> found = new HashSet<>();
    List.of("01", "02", "03").forEach(day -> found.add(List.of("2026", "11", day)));
    fake.catalog.put(table, found);
    fake.crawlers.put(
        crawler, new Crawlers.View("READY", new Crawlers.LastCrawl("SUCCEEDED", fake.now, "")));
    settle();

    assertThat(fake.crawlsStarted).hasSize(1);
    assertThat(fake.requests).hasSize(1);
    assertThat(fake.requests.get(0).arguments().get("--sluice-predicate"))
        .isEqualTo("year='2026' and month='11' and day between '01' and '03'");
  }
}

package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.RunRecord;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Pipelines;
import dev.sluice.pipeline.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A pipeline in a world of fakes, with what tests of the controller do to it. */
abstract class Scene {
  static final TableName TABLE = new TableName("sluice_raw", "cloudtrail");

  final FakeWorld fake = new FakeWorld();
  Pipeline pipeline = Pipelines.with(Pipelines.organization(), "maxAttempts", 2);

  OutputPartition land(String region, String day) {
    fake.put(key(region, day), 9);
    intake().take(List.of(new Arrival("m", "raw", key(region, day), 9, fake.now)));
    return output(region, day);
  }

  Intake intake() {
    return new Intake(List.of(pipeline), fake.ledger, fake, () -> fake.now);
  }

  Arrival arrival(String directory) {
    return new Arrival("m", "raw", directory + "/x.json.gz", 9, fake.now);
  }

  static String key(String region, String day) {
    return "AWSLogs/o-abcdefghij/123456789012/CloudTrail/%s/2026/11/%s/x.json.gz"
        .formatted(region, day);
  }

  static OutputPartition output(String region, String day) {
    return OutputPartition.parse("region=%s/year=2026/month=11/day=%s".formatted(region, day));
  }

  RunRecord run() {
    return new ArrayList<>(fake.ledger.runs("cloudtrail", null).items()).get(0);
  }

  void reconcile() {
    new Reconciler(pipeline, fake.world()).reconcile();
  }

  /** Lets everything get due, and reconciles. */
  void settle() {
    fake.pass(Duration.ofMinutes(6));
    reconcile();
  }
}

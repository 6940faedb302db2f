package dev.sluice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.Records;
import dev.sluice.ledger.RunOutput;
import dev.sluice.pipeline.Pipelines;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SessionPolicyTest {
  private final SessionPolicy policies = new SessionPolicy(Pipelines.with(Pipelines.settings()));

  @Test
  void aRunMayReadAndWriteJustItsOwnPrefixes() {
    var output = new RunOutput(Records.output("eu-west-1", "03"), 1);
    String policy =
        policies.of(
            List.of("AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/03/"), List.of(output));

    assertThat(policy)
        .contains("arn:aws:s3:::raw/AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/03/*")
        .contains("arn:aws:s3:::lake/cloudtrail/" + output.partition().id() + "/*")
        .contains("arn:aws:s3:::lake/_sluice/*/cloudtrail/*")
        .doesNotContain("us-east-1");
  }

  @Test
  void manyPrefixesAreNamedByWhatTheyHaveInCommon() {
    var sources = new TreeSet<String>();
    var outputs = new ArrayList<RunOutput>();
    for (int day = 1; day <= 28; day++) {
      for (String region : List.of("eu-west-1", "us-east-1")) {
        sources.add("AWSLogs/123456789012/CloudTrail/%s/2026/11/%02d/".formatted(region, day));
        outputs.add(new RunOutput(Records.output(region, "%02d".formatted(day)), 1));
      }
    }
    String policy = policies.of(sources, outputs);

    assertThat(policy)
        .hasSizeLessThanOrEqualTo(SessionPolicy.MAX_LENGTH)
        .contains("raw/AWSLogs/123456789012/CloudTrail/eu-west-1/2026/11/*");
  }
}

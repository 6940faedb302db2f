package dev.sluice.lambda;

import static dev.sluice.lambda.moto.Invocations.invoke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.lambda.moto.Deployment;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The functions as Lambda calls them, with everything around them in moto. */
class FunctionsIT {
  private static final String KEY =
      "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/03/"
          + "123456789012_CloudTrail_us-east-1_20261103T1000Z_abcdefghijklmnop.json.gz";
  private static final OutputPartition THIRD =
      OutputPartition.parse("account=123456789012/region=us-east-1/year=2026/month=11/day=03");

  private Deployment deployment;

  @BeforeEach
  void deploy() throws Exception {
    deployment = Deployment.create();
  }

  @Test
  void anObjectThatLandedIsRecordedAndWakesItsPipeline() throws Exception {
    var function = new ObjectCreatedFunction(deployment.variables());

    String answer = invoke(function, deployment.batch(deployment.objectCreated(KEY, 5)));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(deployment.ledger().partition("cloudtrail", THIRD))
        .hasValueSatisfying(partition -> assertThat(partition.status()).isEqualTo(Status.LANDED));
    assertThat(deployment.wakes())
        .containsExactly("{\"pipeline\":\"cloudtrail\",\"cause\":\"object-created\"}");
  }

  @Test
  void aMessageThatIsNoEventFailsAloneAndTheOthersAreTaken() throws Exception {
    var function = new ObjectCreatedFunction(deployment.variables());

    String answer =
        invoke(
            function,
            deployment.batch("{\"no\": \"event\"}", deployment.objectCreated(KEY, 5), "{"));

    assertThat(answer)
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"message-0\"},"
                + "{\"itemIdentifier\":\"message-2\"}]}");
    assertThat(deployment.ledger().partition("cloudtrail", THIRD)).isPresent();
  }

  @Test
  void anObjectOfNoPipelineIsCountedByItsReason() throws Exception {
    var function = new ObjectCreatedFunction(deployment.variables());

    invoke(
        function,
        deployment.batch(
            deployment.objectCreated(KEY.replace("/CloudTrail/", "/CloudTrail-Digest/"), 5)));

    assertThat(deployment.ledger().ignored("cloudtrail")).isEqualTo(Map.of("digest", 1L));
    assertThat(deployment.wakes()).isEmpty();
  }

  @Test
  void whatGlueTellsWakesThePipelinesThatItConcerns() throws Exception {
    invoke(
        new CrawlerStateFunction(deployment.variables()),
        Map.of("detail", Map.of("crawlerName", "other", "state", "Failed")));
    invoke(
        new JobStateFunction(deployment.variables()),
        Map.of(
            "detail",
            Map.of("jobName", deployment.job(), "jobRunId", "jr_1", "state", "SUCCEEDED")));

    assertThat(deployment.wakes())
        .containsExactly("{\"pipeline\":\"cloudtrail\",\"cause\":\"job-state\"}");
  }

  @Test
  void aSweepFindsAnObjectWhoseEventWasLost() throws Exception {
    deployment.land(deployment.todaysKey());

    invoke(new SweepFunction(deployment.variables()), Map.of("scope", "sweep"));

    assertThat(deployment.ledger().openPartitions("cloudtrail", null).items()).hasSize(1);
  }

  @Test
  void aScheduleWithoutAScopeIsRefused() throws Exception {
    var function = new SweepFunction(deployment.variables());

    assertThatThrownBy(() -> invoke(function, Map.of("scope", "all")))
        .hasMessageContaining("use sweep or wake");
    invoke(function, Map.of("scope", "wake"));
    assertThat(deployment.wakes())
        .containsExactly("{\"pipeline\":\"cloudtrail\",\"cause\":\"schedule\"}");
  }

  @Test
  void aPassRegistersThePartitionAndStartsOneRunForIt() throws Exception {
    deployment.land(KEY);
    invoke(
        new ObjectCreatedFunction(deployment.variables()),
        deployment.batch(deployment.objectCreated(KEY, 5)));
    var reconcile = new ReconcileFunction(deployment.variables());

    String answer = invoke(reconcile, deployment.wakeBatch("cloudtrail", "gone"));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(deployment.runs()).hasSize(1);
    assertThat(deployment.runs().get(0).arguments())
        .containsEntry(
            "--sluice-predicate",
            "account='123456789012' and region='us-east-1' and year='2026' and month='11'"
                + " and day='03'");
  }

  @Test
  void aFunctionThatLacksItsSettingsSaysWhichAllAtOnce() {
    assertThatThrownBy(() -> new ReconcileFunction(Map.of()))
        .hasMessageContaining("SLUICE_ENVIRONMENT")
        .hasMessageContaining("SLUICE_LEDGER_TABLE")
        .hasMessageContaining("SLUICE_WAKE_QUEUE_URL");
  }

  @Test
  void aPipelineThatIsNotDescribedIsToldWithTheParametersName() {
    var variables = new java.util.HashMap<>(deployment.variables());
    variables.put("SLUICE_PIPELINES_PARAMETER", "/absent/pipelines");

    assertThatThrownBy(() -> invoke(new SweepFunction(variables), Map.of("scope", "wake")))
        .hasMessageContaining("no SSM parameter /absent/pipelines");
    assertThat(List.of(deployment.wakes())).containsExactly(List.of());
  }
}

package dev.sluice.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Transitions;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.demo.CloudTrailPipeline;
import dev.sluice.local.demo.Provisioner;
import dev.sluice.local.ledger.LocalLedger;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;

/** What scripts rely on: exit codes, and what {@code --output json} prints. No function runs. */
class OperateCommandsTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("sluice.root"));
  private static final String TEMPLATE =
      """
      Resources:
        Ingest: { Type: "AWS::SQS::Queue", Properties: { QueueName: local-ingest } }
        IngestDead: { Type: "AWS::SQS::Queue", Properties: { QueueName: local-ingest-dlq } }
        Wake: { Type: "AWS::SQS::Queue", Properties: { QueueName: local-wake.fifo, FifoQueue: true } }
      """;
  private static final String DAY =
      "account=123456789012/region=us-east-1/year=2026/month=10/day=0";

  @TempDir Path data;
  private EmbeddedCloud cloud;

  @BeforeEach
  void landWithoutAnyFunction() throws Exception {
    Path template = Files.writeString(data.resolve("template.yaml"), TEMPLATE);
    cloud = EmbeddedCloud.start(CloudSettings.of(data, CHECKOUT).withTemplate(template));
    var pipelines = CloudTrailPipeline.of(false, Registration.DIRECT, Sink.PARQUET);
    try (Clients clients = Clients.of(cloud.environment())) {
      var provisioner = new Provisioner(clients, CHECKOUT, 1);
      provisioner.base(pipelines);
      provisioner.dataDirectory(data);
      for (int day = 3; day <= 4; day++) {
        String key =
            "AWSLogs/123456789012/CloudTrail/us-east-1/2026/10/0%1$d/123456789012_CloudTrail_us-east-1_2026100%1$dT1000Z_abcdefghijklmnop.json.gz"
                .formatted(day);
        clients
            .s3()
            .putObject(
                put -> put.bucket("local-raw").key(key), RequestBody.fromString("0123456789"));
      }
    }
    pipelines.keepIn(data);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aBackfillIsEstimatedThenRecordedAndThenOpen() throws Exception {
    String[] october = {"backfill", "--from", "2026-10-01", "--to", "2026-10-31"};

    JsonNode estimate = json(0, with(october, "--dry-run"));
    assertThat(estimate.get("objects").asInt()).isEqualTo(2);
    assertThat(estimate.get("bytes").asInt()).isEqualTo(20);
    assertThat(estimate.get("partitions").asInt()).isEqualTo(2);
    assertThat(estimate.get("dollars").asDouble()).isPositive();
    assertThat(estimate.get("recordedObjects").asInt()).isZero();
    assertThat(json(0, "status").at("/pipelines/0/partitions")).isEmpty();

    assertThat(json(0, october).get("recordedObjects").asInt()).isEqualTo(2);
    assertThat(json(0, october).get("recordedObjects").asInt()).as("again").isEqualTo(2);
    assertThat(json(1, "status").at("/pipelines/0/partitions")).hasSize(2);
  }

  @Test
  void aRetryNamesWhatRunsAgainAndFailsWhenThereWasNothing() throws Exception {
    assertThat(json(0, "backfill", "--from", "2026-10-03", "--to", "2026-10-03")).isNotEmpty();
    try (var ledger = LocalLedger.open(data)) {
      var landed =
          ledger.ledger().partition("cloudtrail", OutputPartition.parse(DAY + "3")).orElseThrow();
      assertThat(ledger.ledger().save(Transitions.quarantined(landed, "bad rows"))).isPresent();
    }
    assertThat(json(1, "status").at("/pipelines/0/states/QUARANTINED").asInt()).isEqualTo(1);

    assertThat(json(0, "retry", "--all")).hasToString("[\"" + DAY + "3\"]");
    assertThat(json(1, "retry", "--all")).isEmpty();
    assertThat(json(1, "status").at("/pipelines/0/states/QUARANTINED").asInt()).isZero();
  }

  @Test
  void deadLettersAreCountedThenSentBack() throws Exception {
    try (Clients clients = Clients.of(cloud.environment())) {
      String dead = clients.sqs().getQueueUrl(q -> q.queueName("local-ingest-dlq")).queueUrl();
      clients.sqs().sendMessage(send -> send.queueUrl(dead).messageBody("an event"));

      assertThat(json(0, "redrive", "--dry-run").get("local-ingest-dlq").asInt()).isEqualTo(1);
      assertThat(json(0, "redrive").get("local-ingest-dlq").asInt()).isEqualTo(1);
      assertThat(json(0, "redrive", "--dry-run").get("local-ingest-dlq").asInt()).isZero();
      String ingest = clients.sqs().getQueueUrl(q -> q.queueName("local-ingest")).queueUrl();
      assertThat(clients.sqs().receiveMessage(receive -> receive.queueUrl(ingest)).messages())
          .singleElement()
          .satisfies(message -> assertThat(message.body()).isEqualTo("an event"));
    }
  }

  private JsonNode json(int code, String... arguments) throws Exception {
    var out = new StringWriter();
    var err = new StringWriter();
    CommandLine sluice =
        SluiceCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all =
        with(arguments, "--endpoint-url", cloud.endpoint().toString(), "--output", "json");
    assertThat(sluice.execute(all)).as("%s%s", out, err).isEqualTo(code);
    assertThat(err.toString()).isEmpty();
    return new ObjectMapper().readTree(out.toString());
  }

  private static String[] with(String[] some, String... more) {
    var all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}

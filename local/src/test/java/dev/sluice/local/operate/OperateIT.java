package dev.sluice.local.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.control.Backfill;
import dev.sluice.control.DayRange;
import dev.sluice.control.Retries;
import dev.sluice.control.World;
import dev.sluice.lambda.dynamodb.LedgerTables;
import dev.sluice.lambda.moto.MotoServer;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Transitions;
import dev.sluice.local.aws.Clients;
import dev.sluice.pipeline.Pipeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** What {@code --aws ENVIRONMENT} does, on an account that is not the embedded cloud: moto's. */
class OperateIT {
  private static final String PIPELINES =
      """
      {"pipelines": [{"name": "cloudtrail", "bucket": "%1$s-raw",
        "layout": "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/",
        "registration": "direct", "rawDatabase": "raw", "rawTable": "logs", "job": "%1$s",
        "curatedDatabase": "curated", "curatedTable": "cloudtrail",
        "lakeLocation": "s3://%1$s-lake/cloudtrail/",
        "partitionBy": ["account", "region", "year", "month", "day"]}]}
      """;
  private static final DayRange OCTOBER =
      new DayRange(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));

  private final String environment = "it-" + UUID.randomUUID().toString().substring(0, 8);
  @TempDir private Path directory;
  private Account account;
  private Pipeline pipeline;
  private World world;

  @BeforeEach
  void deploy() throws Exception {
    Map<String, String> variables = new HashMap<>(MotoServer.environment());
    variables.put("SLUICE_LOG_FILE", directory.resolve("operate.log").toString());
    account = Account.ofAws(environment, variables);
    LedgerTables.create(MotoServer.clients().dynamoDb(), environment + "-ledger");
    try (Clients clients = account.clients()) {
      clients.s3().createBucket(create -> create.bucket(environment + "-raw"));
      for (String queue : List.of("ingest", "ingest-dlq", "events-dlq", "digest", "digest-dlq")) {
        clients.sqs().createQueue(create -> create.queueName(environment + "-" + queue));
      }
      for (String queue : List.of("wake.fifo", "wake-dlq.fifo")) {
        clients
            .sqs()
            .createQueue(
                create ->
                    create
                        .queueName(environment + "-" + queue)
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
      }
      clients
          .ssm()
          .putParameter(
              put ->
                  put.name("/" + environment + "/pipelines")
                      .type(ParameterType.STRING)
                      .overwrite(true)
                      .value(PIPELINES.formatted(environment)));
      for (String day : List.of("03", "04")) {
        for (String region : List.of("eu-west-1", "us-east-1")) {
          put(clients, region, day);
        }
      }
    }
    pipeline = account.pipelines().all().get(0);
    world = Worlds.of(account.wiring()).get();
  }

  @Test
  void aBackfillSaysWhatItTakesThenRecordsItAndGoesOnWhereItWasCutShort() {
    var backfill = new Backfill(pipeline, world);
    var estimate = backfill.estimate(OCTOBER, Map.of());

    assertThat(estimate.objects()).isEqualTo(4);
    assertThat(estimate.bytes()).isEqualTo(40);
    assertThat(estimate.partitions()).isEqualTo(4);
    assertThat(estimate.dpuHours()).isPositive();
    assertThat(all()).as("an estimate changes nothing").isEmpty();

    assertThat(backfill.start(OCTOBER, Map.of("region", Set.of("eu-west-1")))).isEqualTo(2);
    assertThat(backfill.start(OCTOBER, Map.of())).isEqualTo(4);
    assertThat(all()).hasSize(4).allMatch(PartitionRecord::backfill);
    assertThat(all()).as("what was recorded is not written again").allMatch(p -> p.version() == 1);
    try (var store = account.store()) {
      assertThat(Account.status(store, Clock.systemUTC()).read("cloudtrail").isSettled()).isFalse();
    }
  }

  @Test
  void aRetryLetsQuarantinedPartitionsRunAgain() {
    new Backfill(pipeline, world).start(OCTOBER, Map.of());
    PartitionRecord bad = all().get(0);
    assertThat(ledger().save(Transitions.quarantined(bad, "bad rows"))).isPresent();

    List<OutputPartition> retried = new Retries(pipeline, world).retry(output -> true);

    assertThat(retried).containsExactly(bad.output());
    assertThat(all()).noneMatch(partition -> partition.status() == Status.QUARANTINED);
  }

  @Test
  void deadLettersGoBackAndThoseOfGluesEventsBecomeAWakeOfEachPipeline() {
    try (Clients clients = account.clients()) {
      send(clients, "ingest-dlq", "an event");
      send(clients, "events-dlq", "a state change");
      var redrive =
          new Redrive(
              clients.sqs(),
              environment,
              () -> account.wiring().wakes().wake(pipeline.name(), "redrive"));

      assertThat(redrive.count()).containsEntry(environment + "-ingest-dlq", 1);
      assertThat(redrive.run(100))
          .containsEntry(environment + "-ingest-dlq", 1)
          .containsEntry(environment + "-events-dlq", 1)
          .containsEntry(environment + "-wake-dlq.fifo", 0);
      assertThat(redrive.count().values()).containsOnly(0);
      assertThat(bodies(clients, "ingest")).containsExactly("an event");
      assertThat(bodies(clients, "wake.fifo"))
          .containsExactly("{\"pipeline\":\"cloudtrail\",\"cause\":\"redrive\"}");
    }
  }

  private Ledger ledger() {
    return world.ledger();
  }

  private List<PartitionRecord> all() {
    Page<PartitionRecord> page = ledger().allPartitions("cloudtrail", null);
    return page.items();
  }

  private void put(Clients clients, String region, String day) {
    String key =
        "AWSLogs/123456789012/CloudTrail/%1$s/2026/10/%2$s/123456789012_CloudTrail_%1$s_202610%2$sT1000Z_abcdefghijklmnop.json.gz"
            .formatted(region, day);
    clients
        .s3()
        .putObject(
            put -> put.bucket(environment + "-raw").key(key), RequestBody.fromString("0123456789"));
  }

  private void send(Clients clients, String queue, String body) {
    String url = url(clients, queue);
    clients.sqs().sendMessage(send -> send.queueUrl(url).messageBody(body));
  }

  private List<String> bodies(Clients clients, String queue) {
    String url = url(clients, queue);
    return clients
        .sqs()
        .receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(message -> message.body())
        .toList();
  }

  private String url(Clients clients, String queue) {
    return clients.sqs().getQueueUrl(get -> get.queueName(environment + "-" + queue)).queueUrl();
  }
}

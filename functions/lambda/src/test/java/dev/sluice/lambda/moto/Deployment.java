package dev.sluice.lambda.moto;

import dev.sluice.lambda.aws.AwsClients;
import dev.sluice.lambda.dynamodb.LedgerTables;
import dev.sluice.lambda.json.JsonText;
import dev.sluice.lambda.wiring.Ledgers;
import dev.sluice.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** One deployed pipeline in moto: bucket, tables, job, queue, ledger and parameter of its own. */
public final class Deployment {
  private static final String PIPELINES =
      """
      {"pipelines": [{"name": "cloudtrail", "bucket": "%1$s",
        "layout": "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/",
        "registration": "direct", "rawDatabase": "%2$s", "rawTable": "logs", "job": "%1$s",
        "curatedDatabase": "%2$s", "curatedTable": "cloudtrail", "lakeLocation": "s3://%1$s/lake/",
        "partitionBy": ["account", "region", "year", "month", "day"], "quietPeriod": "PT0S"}]}
      """;

  private final AwsClients clients;
  private final String name;
  private final Map<String, String> variables;

  private Deployment(AwsClients clients, String name, Map<String, String> variables) {
    this.clients = clients;
    this.name = name;
    this.variables = variables;
  }

  /** Makes everything that a pipeline needs. */
  public static Deployment create() throws IOException {
    AwsClients clients = MotoServer.clients();
    String name = "sluice-" + UUID.randomUUID();
    var variables = new HashMap<>(MotoServer.environment());
    variables.put("SLUICE_ENVIRONMENT", name);
    variables.put("SLUICE_LOG_FILE", Files.createTempFile("functions", ".jsonl").toString());
    variables.put("SLUICE_LEDGER_TABLE", LedgerTables.create(clients.dynamoDb()));
    variables.put(
        "SLUICE_WAKE_QUEUE_URL",
        clients
            .sqs()
            .createQueue(
                create ->
                    create
                        .queueName(name + ".fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl());
    var deployment = new Deployment(clients, name, variables);
    deployment.makeDataPlane();
    return deployment;
  }

  private void makeDataPlane() {
    var glue = clients.glue();
    clients.s3().createBucket(create -> create.bucket(name));
    glue.createDatabase(create -> create.databaseInput(input -> input.name(name)));
    Column[] keys =
        Stream.of("account", "region", "year", "month", "day")
            .map(key -> Column.builder().name(key).type("string").build())
            .toArray(Column[]::new);
    for (String table : List.of("logs", "cloudtrail")) {
      glue.createTable(
          create ->
              create
                  .databaseName(name)
                  .tableInput(
                      input ->
                          input
                              .name(table)
                              .partitionKeys(keys)
                              .storageDescriptor(storage -> storage.location("s3://" + name))));
    }
    glue.createJob(
        create -> create.name(name).role("role").command(command -> command.name("glueetl")));
    clients
        .ssm()
        .putParameter(
            put ->
                put.name("/" + name + "/pipelines")
                    .type(ParameterType.STRING)
                    .value(PIPELINES.formatted(name, name)));
  }

  /** The functions' environment. */
  public Map<String, String> variables() {
    return variables;
  }

  /** The Glue job's name. */
  public String job() {
    return name;
  }

  /** The ledger that the functions use. */
  public Ledger ledger() {
    return Ledgers.open("dynamodb:" + variables.get("SLUICE_LEDGER_TABLE"), clients);
  }

  /** Puts an object into the raw bucket. */
  public void land(String key) {
    clients.s3().putObject(put -> put.bucket(name).key(key), RequestBody.fromString("{}"));
  }

  /** The key of a log that is delivered today. */
  public String todaysKey() {
    String day = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd"));
    return "AWSLogs/123456789012/CloudTrail/us-east-1/" + day + "/today.json.gz";
  }

  /** The event of an object that landed in the raw bucket. */
  public String objectCreated(String key, long size) {
    return JsonText.of(
        Map.of(
            "detail-type",
            "Object Created",
            "time",
            "2026-11-03T10:00:00Z",
            "detail",
            Map.of("bucket", Map.of("name", name), "object", Map.of("key", key, "size", size))));
  }

  /** A batch of messages {@code message-0}, {@code message-1} and so on. */
  public String batch(String... bodies) {
    var messages = new ArrayList<Map<String, String>>();
    for (String body : bodies) {
      messages.add(Map.of("messageId", "message-" + messages.size(), "body", body));
    }
    return JsonText.of(Map.of("Records", messages));
  }

  /** A batch of wakes. */
  public String wakeBatch(String... pipelines) {
    return batch(
        Stream.of(pipelines)
            .map(pipeline -> JsonText.of(Map.of("pipeline", pipeline, "cause", "test")))
            .toArray(String[]::new));
  }

  /** Takes the bodies of all messages from the wake queue. */
  public List<String> wakes() {
    return clients
        .sqs()
        .receiveMessage(
            receive ->
                receive.queueUrl(variables.get("SLUICE_WAKE_QUEUE_URL")).maxNumberOfMessages(10))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  /** The job's runs. */
  public List<JobRun> runs() {
    return clients.glue().getJobRuns(get -> get.jobName(name)).jobRuns();
  }
}

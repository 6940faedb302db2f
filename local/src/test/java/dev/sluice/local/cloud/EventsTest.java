package dev.sluice.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EventsTest {
  @TempDir static Path data;
  static EmbeddedCloud cloud;
  static S3Client s3;
  static SqsClient sqs;

  @BeforeAll
  static void start() throws Exception {
    Path template = Path.of(EventsTest.class.getResource("template.yaml").toURI());
    cloud =
        EmbeddedCloud.start(
            CloudSettings.of(data, Path.of(System.getProperty("sluice.root")))
                .withTemplate(template)
                .withSweepEvery(Duration.ofSeconds(1)));
    Clients clients = new Clients(cloud);
    s3 = clients.s3();
    sqs = clients.sqs();
    s3.createBucket(b -> b.bucket("the-raw"));
    s3.createBucket(b -> b.bucket("another"));
    clients.ssm().putParameter(b -> b.name("/local/raw-bucket").value("the-raw").type("String"));
    clients.ssm().putParameter(b -> b.name("/local/job-names").value("one,two").type("StringList"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  private static JsonNode landed(String key) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                RecordingHandlers.LANDED.stream()
                    .filter(event -> event.at("/detail/object/key").asText().equals(key))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  @Test
  void anObjectThatLandsReachesTheFunctionAsTheRealEvent() throws Exception {
    s3.putObject(b -> b.bucket("another").key("elsewhere"), RequestBody.fromString("x"));
    s3.putObject(b -> b.bucket("the-raw").key("a b/ü+c.gz"), RequestBody.fromString("hello"));

    JsonNode event = landed("a b/ü+c.gz");

    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"version":"0","detail-type":"Object Created","source":"aws.s3",
                 "account":"000000000000","region":"us-east-1",
                 "resources":["arn:aws:s3:::the-raw"],
                 "detail":{"version":"0","event-version":"1.0","bucket":{"name":"the-raw"},
                  "object":{"key":"a b/ü+c.gz","size":5,
                   "etag":"5d41402abc4b2a76b9719d911017c592"},
                  "requester":"000000000000","source-ip-address":"127.0.0.1",
                  "reason":"PutObject"}}
                """);
    assertThat(event.at("/id").asText()).matches("[0-9a-f-]{36}");
    assertThat(event.at("/time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(event.at("/detail/object/sequencer").asText()).matches("[0-9A-F]{16}");
    assertThat(event.at("/detail/request-id").asText()).matches("[0-9A-F]{16}");
    ObjectNode bare = event.deepCopy();
    bare.remove("id");
    bare.remove("time");
    ((ObjectNode) bare.at("/detail")).remove("request-id");
    ((ObjectNode) bare.at("/detail/object")).remove("sequencer");
    assertThat(bare).isEqualTo(expected);
    assertThat(RecordingHandlers.LANDED)
        .noneMatch(other -> other.at("/detail/bucket/name").asText().equals("another"));
  }

  @Test
  void copiesAndAssembledPartsAreToldOfToo() {
    s3.putObject(b -> b.bucket("another").key("source"), RequestBody.fromString("x"));
    s3.copyObject(
        b ->
            b.sourceBucket("another")
                .sourceKey("source")
                .destinationBucket("the-raw")
                .destinationKey("copied"));
    var upload = s3.createMultipartUpload(b -> b.bucket("the-raw").key("assembled"));
    var part =
        s3.uploadPart(
            b -> b.bucket("the-raw").key("assembled").uploadId(upload.uploadId()).partNumber(1),
            RequestBody.fromString("xyz"));
    s3.completeMultipartUpload(
        b ->
            b.bucket("the-raw")
                .key("assembled")
                .uploadId(upload.uploadId())
                .multipartUpload(
                    m -> m.parts(CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));

    assertThat(landed("copied").at("/detail/reason").asText()).isEqualTo("CopyObject");
    JsonNode assembled = landed("assembled");
    assertThat(assembled.at("/detail/reason").asText()).isEqualTo("CompleteMultipartUpload");
    assertThat(assembled.at("/detail/object/size").asInt()).isEqualTo(3);
  }

  @Test
  void aMessageThatFailsTwiceEndsInTheDeadLetterQueue() {
    s3.putObject(b -> b.bucket("the-raw").key("bad/one"), RequestBody.fromString("x"));
    s3.putObject(b -> b.bucket("the-raw").key("good/one"), RequestBody.fromString("x"));

    landed("good/one");
    String dead = sqs.getQueueUrl(b -> b.queueName("local-ingest-dlq")).queueUrl();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        sqs.getQueueAttributes(
                                b ->
                                    b.queueUrl(dead)
                                        .attributeNames(
                                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                            .attributesAsStrings())
                    .containsEntry("ApproximateNumberOfMessages", "1"));
    assertThat(
            RecordingHandlers.LANDED.stream()
                .filter(event -> event.at("/detail/object/key").asText().equals("bad/one")))
        .hasSize(2);
  }

  @Test
  void theEnvironmentOfAFunctionIsResolvedFromTheTemplate() {
    s3.putObject(b -> b.bucket("the-raw").key("environment"), RequestBody.fromString("x"));
    landed("environment");

    assertThat(RecordingHandlers.ENVIRONMENTS.getLast())
        .containsEntry("QUEUE", cloud.endpoint() + "/000000000000/local-ingest")
        .containsEntry("PARAMETER", "/local/x-us-east-1")
        .containsEntry("WHERE", "here")
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "local-landed")
        .containsEntry("AWS_ENDPOINT_URL", cloud.endpoint().toString())
        .hasEntrySatisfying(
            "SLUICE_LEDGER", url -> assertThat(url).startsWith("jdbc:h2:async:" + data));
  }

  @Test
  void schedulesAndEventsInvokeFunctionsThroughAwsSerialization() throws Exception {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> RecordingHandlers.RUNS.contains("tick local-runs"));
    putEvent("two", "SUCCEEDED", "jr_1");
    putEvent("three", "SUCCEEDED", "jr_2");
    putEvent("one", "FAILED", "jr_3");
    putEvent("one", "SUCCEEDED", "jr_4");

    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                RecordingHandlers.RUNS.contains("jr_1 local-runs")
                    && RecordingHandlers.RUNS.contains("jr_4 local-runs"));
    assertThat(RecordingHandlers.RUNS).doesNotContain("jr_2 local-runs", "jr_3 local-runs");
  }

  private static void putEvent(String job, String state, String run) throws Exception {
    String detail =
        "{\\\"jobName\\\":\\\"%s\\\",\\\"state\\\":\\\"%s\\\",\\\"jobRunId\\\":\\\"%s\\\"}"
            .formatted(job, state, run);
    String body =
        "{\"Entries\":[{\"Source\":\"aws.glue\",\"DetailType\":\"Glue Job State Change\","
            + "\"Detail\":\""
            + detail
            + "\"}]}";
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(cloud.endpoint() + "/"))
                    .header("X-Amz-Target", "AWSEvents.PutEvents")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("\"FailedEntryCount\":0");
  }
}

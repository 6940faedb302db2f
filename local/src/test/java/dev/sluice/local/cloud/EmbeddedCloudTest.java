package dev.sluice.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

class EmbeddedCloudTest {
  @TempDir static Path data;
  static EmbeddedCloud cloud;
  static S3Client s3;
  static SqsClient sqs;
  static SsmClient ssm;

  @BeforeAll
  static void start() {
    cloud = EmbeddedCloud.start(CloudSettings.of(data, Path.of(System.getProperty("sluice.root"))));
    Clients clients = new Clients(cloud);
    s3 = clients.s3();
    sqs = clients.sqs();
    ssm = clients.ssm();
    s3.createBucket(b -> b.bucket("plain"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void anObjectComesBackWithItsMetadata() {
    s3.putObject(
        b -> b.bucket("plain").key("a/b.json").metadata(Map.of("signature", "ab12")),
        RequestBody.fromString("{}"));

    var got = s3.getObjectAsBytes(b -> b.bucket("plain").key("a/b.json"));

    assertThat(got.asUtf8String()).isEqualTo("{}");
    assertThat(got.response().metadata()).containsEntry("signature", "ab12");
    assertThat(got.response().eTag()).isEqualTo("\"99914b932bd37a50b983c5e7c90ae93b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "odd/it's \"quoted\" & <spaced>.json",
        "odd/ünï/文件.json",
        "odd/../up/./here.json",
        "odd//empty//segments",
        "odd/.hidden/.mpus-x",
        "odd/100%/+plus=equals?and#hash;semi:colon",
        "odd/part-3f2504e0-4f89-11d3-9a0c-0305e82c3301"
      })
  void anyKeyIsStoredAndListedAsItIs(String key) {
    s3.putObject(b -> b.bucket("plain").key(key), RequestBody.fromString("x"));

    assertThat(s3.getObjectAsBytes(b -> b.bucket("plain").key(key)).asUtf8String()).isEqualTo("x");
    assertThat(s3.listObjectsV2(b -> b.bucket("plain").prefix("odd/")).contents())
        .extracting(S3Object::key)
        .contains(key);
    s3.deleteObject(b -> b.bucket("plain").key(key));
    assertThat(s3.listObjectsV2(b -> b.bucket("plain").prefix("odd/")).contents())
        .extracting(S3Object::key)
        .doesNotContain(key);
  }

  @Test
  void listingFoldsByDelimiterAndGoesPageByPage() {
    for (int day = 1; day <= 5; day++) {
      String key = "days/0" + day + "/file.gz";
      s3.putObject(b -> b.bucket("plain").key(key), RequestBody.fromString("x"));
    }

    List<String> prefixes = new ArrayList<>();
    int pages = 0;
    for (var page :
        s3.listObjectsV2Paginator(
            b -> b.bucket("plain").prefix("days/").delimiter("/").maxKeys(2))) {
      pages++;
      page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(prefixes::add);
    }

    assertThat(prefixes)
        .containsExactly("days/01/", "days/02/", "days/03/", "days/04/", "days/05/");
    assertThat(pages).isEqualTo(3);
    assertThat(
            s3.listObjectsV2(b -> b.bucket("plain").prefix("days/").startAfter("days/03/file.gz"))
                .contents())
        .extracting(S3Object::key)
        .containsExactly("days/04/file.gz", "days/05/file.gz");
  }

  @Test
  void aPutThatMustNotReplaceIsRefusedWhenTheObjectIsThere() {
    s3.putObject(b -> b.bucket("plain").key("once").ifNoneMatch("*"), RequestBody.fromString("1"));

    assertThatThrownBy(
            () ->
                s3.putObject(
                    b -> b.bucket("plain").key("once").ifNoneMatch("*"),
                    RequestBody.fromString("2")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
  }

  @Test
  void partsBecomeOneObject() {
    var upload = s3.createMultipartUpload(b -> b.bucket("plain").key("big/ü.bin"));
    byte[] first = new byte[5 * 1024 * 1024];
    List<CompletedPart> parts = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      int part = number;
      byte[] body = number == 1 ? first : new byte[] {1, 2, 3};
      var answer =
          s3.uploadPart(
              b -> b.bucket("plain").key("big/ü.bin").uploadId(upload.uploadId()).partNumber(part),
              RequestBody.fromBytes(body));
      parts.add(CompletedPart.builder().partNumber(part).eTag(answer.eTag()).build());
    }
    s3.completeMultipartUpload(
        b ->
            b.bucket("plain")
                .key("big/ü.bin")
                .uploadId(upload.uploadId())
                .multipartUpload(m -> m.parts(parts)));

    assertThat(s3.headObject(b -> b.bucket("plain").key("big/ü.bin")).contentLength())
        .isEqualTo(first.length + 3);
  }

  @Test
  void aFifoQueueDropsDoublesAndHandsOutOneGroupAtATime() {
    String url =
        sqs.createQueue(
                b ->
                    b.queueName("wake.fifo")
                        .attributes(
                            Map.of(
                                QueueAttributeName.FIFO_QUEUE, "true",
                                QueueAttributeName.VISIBILITY_TIMEOUT, "30")))
            .queueUrl();
    for (String body : List.of("one", "one", "two")) {
      sqs.sendMessage(
          b ->
              b.queueUrl(url)
                  .messageBody(body)
                  .messageGroupId("pipeline")
                  .messageDeduplicationId(body));
    }

    List<Message> first =
        sqs.receiveMessage(b -> b.queueUrl(url).maxNumberOfMessages(1)).messages();
    List<Message> second =
        sqs.receiveMessage(b -> b.queueUrl(url).maxNumberOfMessages(10)).messages();
    sqs.deleteMessage(b -> b.queueUrl(url).receiptHandle(first.get(0).receiptHandle()));
    List<Message> third =
        sqs.receiveMessage(b -> b.queueUrl(url).maxNumberOfMessages(10)).messages();

    assertThat(first).extracting(Message::body).containsExactly("one");
    assertThat(second).isEmpty();
    assertThat(third).extracting(Message::body).containsExactly("two");
    assertThat(url).startsWith(cloud.endpoint().toString());
  }

  @Test
  void parametersAreOverwrittenOnlyOnRequest() {
    ssm.putParameter(b -> b.name("/local/x").value("1").type("String"));

    assertThatThrownBy(() -> ssm.putParameter(b -> b.name("/local/x").value("2").type("String")))
        .hasMessageContaining("already exists");
    ssm.putParameter(b -> b.name("/local/x").value("3").type("String").overwrite(true));
    assertThat(ssm.getParameter(b -> b.name("/local/x")).parameter().value()).isEqualTo("3");
    assertThatThrownBy(() -> ssm.getParameter(b -> b.name("/local/none")))
        .isInstanceOf(ParameterNotFoundException.class);
  }
}

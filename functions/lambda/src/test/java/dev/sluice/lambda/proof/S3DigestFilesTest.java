package dev.sluice.lambda.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.control.Outcome;
import dev.sluice.proof.FileRead;
import dev.sluice.proof.ObjectRef;
import dev.sluice.proof.SignedDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class S3DigestFilesTest {
  private static final String KEY = "AWSLogs/1/CloudTrail-Digest/eu-west-1/2026/11/03/d.json.gz";
  private static final String REPORT = "s3://logs/report.json";
  private final Bucket bucket = new Bucket();
  private final S3DigestFiles files = new S3DigestFiles(bucket);

  @Test
  void theDigestOfAQuietHourIsReadWithoutLogs() throws IOException {
    bucket.put(KEY, packed(digest(KEY)), Map.of("signature", "ab"));
    SignedDigest read = read(KEY);
    assertThat(read.digest().logFiles()).isEmpty();
    assertThat(read.digest().previous()).isEmpty();
    assertThat(read.signedAt()).isEqualTo(Instant.parse("2026-11-03T02:00:00Z"));
  }

  @Test
  void aBackfilledDigestTellsWhenItWasSigned() throws IOException {
    String key = KEY.replace(".json.gz", "_backfill.json.gz");
    bucket.put(
        key,
        packed(digest(key)),
        Map.of("signature", "ab", "backfill-generation-timestamp", "2026-12-01T10:00:00Z"));
    assertThat(read(key).signedAt()).isEqualTo(Instant.parse("2026-12-01T10:00:00Z"));
    bucket.put(key, packed(digest(key)), Map.of("signature", "ab"));
    assertThat(files.digest(new ObjectRef("logs", key))).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void whatIsNoSignedDigestIsRejectedWithTheReason() throws IOException {
    bucket.put(KEY, packed(digest(KEY)), Map.of());
    assertThat(reason()).contains("its metadata carries no signature");
    bucket.put(KEY, "plain".getBytes(UTF_8), Map.of("signature", "ab"));
    assertThat(reason()).contains("is not gzip");
    bucket.put(KEY, packed("[]"), Map.of("signature", "ab"));
    assertThat(reason()).startsWith("it is no digest");
  }

  @Test
  void aDigestThatIsNotThereIsNone() {
    assertThat(files.digest(new ObjectRef("logs", KEY)))
        .isEqualTo(new Outcome.Done<>(Optional.empty()));
  }

  @Test
  void aReportIsFetchedOnceAndAnAbsentOneIsLookedForAgain() {
    assertThat(files.filesRead(REPORT)).isEqualTo(new Outcome.Done<>(List.of()));
    String hash = "0a".repeat(32);
    bucket.put(
        "report.json",
        "{\"files\":[{\"uri\":\"s3://logs/a\",\"sha256\":\"%s\"}]}".formatted(hash).getBytes(UTF_8),
        Map.of());
    var expected = new Outcome.Done<>(List.of(new FileRead(new ObjectRef("logs", "a"), hash)));
    assertThat(files.filesRead(REPORT)).isEqualTo(expected);
    assertThat(files.filesRead(REPORT)).isEqualTo(expected);
    assertThat(bucket.gets).isEqualTo(2);
  }

  private SignedDigest read(String key) {
    var answer = files.digest(new ObjectRef("logs", key));
    assertThat(answer).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<Optional<SignedDigest>>) answer).value().orElseThrow();
  }

  private String reason() {
    var answer = files.digest(new ObjectRef("logs", KEY));
    assertThat(answer).isInstanceOf(Outcome.Rejected.class);
    return ((Outcome.Rejected<Optional<SignedDigest>>) answer).reason();
  }

  private static String digest(String key) {
    return """
        {"awsAccountId": "1", "digestStartTime": "2026-11-03T01:00:00Z",
         "digestEndTime": "2026-11-03T02:00:00Z", "digestS3Bucket": "logs", "digestS3Object": "%s",
         "digestPublicKeyFingerprint": "f1", "previousDigestS3Bucket": null,
         "previousDigestS3Object": null, "previousDigestSignature": null, "logFiles": []}
        """
        .formatted(key);
  }

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** A bucket in memory that counts what is asked of it. */
  private static final class Bucket implements S3Client {
    private final Map<String, byte[]> objects = new HashMap<>();
    private final Map<String, Map<String, String>> metadata = new HashMap<>();
    private int gets;

    void put(String key, byte[] content, Map<String, String> about) {
      objects.put(key, content);
      metadata.put(key, about);
    }

    @Override
    public <T> T getObject(
        GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
      gets++;
      byte[] content = objects.get(request.key());
      if (content == null) {
        throw NoSuchKeyException.builder().message("absent").build();
      }
      try {
        return transformer.transform(
            GetObjectResponse.builder().metadata(metadata.get(request.key())).build(),
            AbortableInputStream.create(new ByteArrayInputStream(content)));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }
}

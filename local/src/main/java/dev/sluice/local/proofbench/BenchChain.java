package dev.sluice.local.proofbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.proof.ObjectRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An endless chain of hourly digests, made one after another; only the last one is held. */
final class BenchChain {
  static final String BUCKET = "bench";
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-west-1";
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final ObjectMapper json = new ObjectMapper();
  private final KeyPair pair;
  private final int entries;
  private @Nullable Made last;
  private int hour;

  /** A digest to store, and the logs that it lists. */
  record Made(ObjectRef at, String content, String sha256, String signature, List<Log> logs) {
    Made {
      logs = List.copyOf(logs);
    }

    byte[] packed() throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(bytes)) {
        gzip.write(content.getBytes(UTF_8));
      }
      return bytes.toByteArray();
    }
  }

  /** A log that a digest lists. */
  record Log(String key, String sha256) {}

  BenchChain(int entries) {
    this.entries = entries;
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make RSA keys", e);
    }
  }

  PublicKey key() {
    return pair.getPublic();
  }

  Made next() throws IOException {
    Instant start = BEGIN.plus(Duration.ofHours(hour++));
    Instant end = start.plus(Duration.ofHours(1));
    var at =
        new ObjectRef(
            BUCKET,
            "AWSLogs/%s/CloudTrail-Digest/%s/%s%s_CloudTrail-Digest_%s_t_%s_%s.json.gz"
                .formatted(
                    ACCOUNT, REGION, DAY.format(end), ACCOUNT, REGION, REGION, TIME.format(end)));
    List<Log> logs = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      String name = "%s_CloudTrail_%s_%s_%016x".formatted(ACCOUNT, REGION, TIME.format(start), i);
      String directory =
          "AWSLogs/%s/CloudTrail/%s/%s".formatted(ACCOUNT, REGION, DAY.format(start));
      logs.add(new Log(directory + name + ".json.gz", sha256(name.getBytes(UTF_8))));
    }
    String content = json.writeValueAsString(digest(at, start, end, logs));
    String hash = sha256(content.getBytes(UTF_8));
    String before = last == null ? "null" : last.signature();
    String signature =
        sign(String.join("\n", end.toString(), BUCKET + "/" + at.key(), hash, before));
    last = new Made(at, content, hash, signature, logs);
    return last;
  }

  private ObjectNode digest(ObjectRef at, Instant start, Instant end, List<Log> logs) {
    ObjectNode digest = json.createObjectNode();
    digest.put("awsAccountId", ACCOUNT);
    digest.put("digestStartTime", start.toString()).put("digestEndTime", end.toString());
    digest.put("digestS3Bucket", BUCKET).put("digestS3Object", at.key());
    digest.put("digestPublicKeyFingerprint", "bench");
    Made before = last;
    if (before != null) {
      digest.put("previousDigestS3Bucket", BUCKET);
      digest.put("previousDigestS3Object", before.at().key());
      digest.put("previousDigestHashValue", before.sha256());
      digest.put("previousDigestSignature", before.signature());
    }
    var files = digest.putArray("logFiles");
    for (Log log : logs) {
      files
          .addObject()
          .put("s3Bucket", BUCKET)
          .put("s3Object", log.key())
          .put("hashValue", log.sha256())
          .put("hashAlgorithm", "SHA-256")
          .put("newestEventTime", end.toString())
          .put("oldestEventTime", start.toString());
    }
    return digest;
  }

  private String sign(String text) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with RSA", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

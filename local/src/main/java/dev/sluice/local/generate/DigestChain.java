package dev.sluice.local.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hourly signed digests of one account and region, each naming and hashing the one before. */
final class DigestChain {
  static final String TRAIL = "sluice-trail";
  static final String HOME_REGION = "us-east-1";
  static final String ALGORITHM = "SHA256withRSA";
  private static final DateTimeFormatter PATH =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private record Signed(String key, String contentSha256, String signature) {}

  private final GeneratorSettings settings;
  private final SigningKey signingKey;
  private final String account;
  private final String region;
  private final ObjectMapper json = new ObjectMapper();
  private @Nullable Signed previous;

  DigestChain(GeneratorSettings settings, SigningKey signingKey, String account, String region) {
    this.settings = settings;
    this.signingKey = signingKey;
    this.account = account;
    this.region = region;
  }

  /** Writes a digest for every hour from the first delivery to the last, empty hours included. */
  List<DigestFile> write(List<WrittenFile> files) throws IOException {
    List<DigestFile> digests = new ArrayList<>();
    Instant start = files.get(0).plan().delivered().truncatedTo(ChronoUnit.HOURS);
    int next = 0;
    while (next < files.size()) {
      Instant end = start.plus(Duration.ofHours(1));
      List<WrittenFile> hour = new ArrayList<>();
      while (next < files.size() && files.get(next).plan().delivered().isBefore(end)) {
        hour.add(files.get(next++));
      }
      digests.add(writeOne(start, end, hour));
      start = end;
    }
    return digests;
  }

  private DigestFile writeOne(Instant start, Instant end, List<WrittenFile> files)
      throws IOException {
    String key = key(end);
    byte[] content = json.writeValueAsBytes(digest(key, start, end, files));
    String hash = Hashes.hex(content);
    String before = previous == null ? "null" : previous.signature();
    String toSign = end + "\n" + settings.bucket() + "/" + key + "\n" + hash + "\n" + before;
    String signature = signingKey.sign(toSign.getBytes(UTF_8));
    Path path = settings.out().resolve(key);
    Files.createDirectories(path.getParent());
    Files.write(path, FastGzip.pack(content));
    previous = new Signed(key, hash, signature);
    return new DigestFile(key, signature);
  }

  private ObjectNode digest(String key, Instant start, Instant end, List<WrittenFile> files) {
    ObjectNode digest = json.createObjectNode();
    digest.put("awsAccountId", account);
    digest.put("digestStartTime", start.toString());
    digest.put("digestEndTime", end.toString());
    digest.put("digestS3Bucket", settings.bucket());
    digest.put("digestS3Object", key);
    digest.put("digestPublicKeyFingerprint", signingKey.fingerprint());
    digest.put("digestSignatureAlgorithm", ALGORITHM);
    digest.put("newestEventTime", files.isEmpty() ? null : newest(files.get(files.size() - 1)));
    digest.put("oldestEventTime", files.isEmpty() ? null : oldest(files.get(0)));
    Signed last = previous;
    digest.put("previousDigestS3Bucket", last == null ? null : settings.bucket());
    digest.put("previousDigestS3Object", last == null ? null : last.key());
    digest.put("previousDigestHashValue", last == null ? null : last.contentSha256());
    digest.put("previousDigestHashAlgorithm", last == null ? null : "SHA-256");
    digest.put("previousDigestSignature", last == null ? null : last.signature());
    ArrayNode logs = digest.putArray("logFiles");
    for (WrittenFile file : files) {
      logs.addObject()
          .put("s3Bucket", settings.bucket())
          .put("s3Object", file.plan().key())
          .put("hashValue", file.contentSha256())
          .put("hashAlgorithm", "SHA-256")
          .put("newestEventTime", newest(file))
          .put("oldestEventTime", oldest(file));
    }
    return digest;
  }

  private static String newest(WrittenFile file) {
    return file.plan().happened().toString();
  }

  private static String oldest(WrittenFile file) {
    return file.plan().happened().minusSeconds(900).toString();
  }

  private String key(Instant end) {
    return settings.root()
        + account
        + "/CloudTrail-Digest/"
        + region
        + "/"
        + PATH.format(end)
        + "/"
        + account
        + "_CloudTrail-Digest_"
        + region
        + "_"
        + TRAIL
        + "_"
        + HOME_REGION
        + "_"
        + NAME.format(end)
        + ".json.gz";
  }
}

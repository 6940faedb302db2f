package dev.sluice.lambda.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.control.Outcome;
import dev.sluice.lambda.aws.Calls;
import dev.sluice.lambda.json.JsonObject;
import dev.sluice.lambda.s3.S3Uri;
import dev.sluice.proof.Digest;
import dev.sluice.proof.DigestFiles;
import dev.sluice.proof.FileRead;
import dev.sluice.proof.ObjectRef;
import dev.sluice.proof.SignedDigest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads digests, run reports and the presence of logs in S3. */
public final class S3DigestFiles implements DigestFiles {
  /** What no content hashes to: the hash of a file that could not be unpacked. */
  private static final String UNREADABLE = "0".repeat(64);

  /** A digest lists an hour of one region; one that unpacks to more is none. */
  private static final int LARGEST = 256 << 20;

  private static final String BACKFILL = "_backfill.json.gz";

  private final S3Client s3;
  private final RecentReports reports = new RecentReports();

  /** Files in the buckets that the client may read. */
  public S3DigestFiles(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Outcome<Optional<SignedDigest>> digest(ObjectRef at) {
    Outcome<Optional<ResponseBytes<GetObjectResponse>>> answer = get(at);
    if (answer instanceof Outcome.Done<Optional<ResponseBytes<GetObjectResponse>>> done) {
      try {
        return new Outcome.Done<>(done.value().map(object -> signed(at, object)));
      } catch (IllegalArgumentException noDigest) {
        return new Outcome.Rejected<>(
            Outcome.Cause.INVALID, "it is no digest: " + noDigest.getMessage());
      }
    }
    return new Outcome.Later<>("S3 did not give " + at);
  }

  private Outcome<Optional<ResponseBytes<GetObjectResponse>>> get(ObjectRef at) {
    return Calls.repeatable(
        "GetObject " + at,
        () -> {
          try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(at.bucket()).key(at.key())));
          } catch (NoSuchKeyException absent) {
            return Optional.empty();
          }
        });
  }

  private static SignedDigest signed(ObjectRef at, ResponseBytes<GetObjectResponse> object) {
    byte[] content = unpacked(at, object.asByteArrayUnsafe());
    String signature = object.response().metadata().get("signature");
    if (signature == null) {
      throw new IllegalArgumentException("its metadata carries no signature");
    }
    Digest digest = DigestJson.read(at.uri(), new String(content, UTF_8));
    return new SignedDigest(digest, at, sha256(content), signature, signedAt(digest, object));
  }

  /** Digests that CloudTrail made later, to fill a hole, are signed with the key of that time. */
  private static Instant signedAt(Digest digest, ResponseBytes<GetObjectResponse> object) {
    if (!digest.self().key().endsWith(BACKFILL)) {
      return Instant.parse(digest.endTime());
    }
    String made = object.response().metadata().get("backfill-generation-timestamp");
    if (made == null) {
      throw new IllegalArgumentException("its metadata does not tell when it was backfilled");
    }
    try {
      return OffsetDateTime.parse(made).toInstant();
    } catch (DateTimeParseException noTime) {
      throw new IllegalArgumentException(
          "its backfill-generation-timestamp '%s' is no time".formatted(made), noTime);
    }
  }

  private static byte[] unpacked(ObjectRef at, byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new IllegalArgumentException("it unpacks to more than %d bytes".formatted(LARGEST));
      }
      return content;
    } catch (IOException notGzip) {
      throw new IllegalArgumentException(at + " is not gzip: " + notGzip.getMessage(), notGzip);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JVM has no SHA-256", e);
    }
  }

  @Override
  public Outcome<List<FileRead>> filesRead(String reportUri) {
    List<FileRead> known = reports.get(reportUri);
    if (known != null) {
      return new Outcome.Done<>(known);
    }
    S3Uri uri = S3Uri.parse(reportUri);
    if (!(get(new ObjectRef(uri.bucket(), uri.key()))
        instanceof Outcome.Done<Optional<ResponseBytes<GetObjectResponse>>> done)) {
      return new Outcome.Later<>("S3 did not give " + reportUri);
    }
    if (done.value().isEmpty()) {
      return new Outcome.Done<>(List.of());
    }
    Outcome<List<FileRead>> files = filesOf(reportUri, done.value().get().asUtf8String());
    if (files instanceof Outcome.Done<List<FileRead>> read) {
      reports.put(reportUri, read.value());
    }
    return files;
  }

  /** A report's files stand in it, or, when they are many, in the objects that it names. */
  private Outcome<List<FileRead>> filesOf(String reportUri, String text) {
    var report = JsonObject.parse(reportUri, text);
    var files = new ArrayList<FileRead>();
    for (JsonObject entry : report.objects("files")) {
      Optional<String> part = entry.optionalText("filesUri");
      if (part.isEmpty()) {
        files.add(fileRead(entry));
      } else if (filesRead(part.get()) instanceof Outcome.Done<List<FileRead>> done) {
        files.addAll(done.value());
      } else {
        return new Outcome.Later<>("S3 did not give " + part.get());
      }
    }
    return new Outcome.Done<>(files);
  }

  private static FileRead fileRead(JsonObject entry) {
    S3Uri uri = S3Uri.parse(entry.text("uri"));
    return new FileRead(
        new ObjectRef(uri.bucket(), uri.key()),
        entry.optionalText("sha256").filter(hash -> !hash.isEmpty()).orElse(UNREADABLE));
  }

  @Override
  public Outcome<Boolean> isPresent(ObjectRef object) {
    return Calls.repeatable(
        "HeadObject " + object,
        () -> {
          try {
            s3.headObject(head -> head.bucket(object.bucket()).key(object.key()));
            return true;
          } catch (NoSuchKeyException absent) {
            return false;
          }
        });
  }
}

package dev.sluice.lambda.s3;

import dev.sluice.control.ObjectWriter;
import dev.sluice.control.Outcome;
import dev.sluice.control.Outcome.Nothing;
import dev.sluice.lambda.aws.Calls;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Writes and deletes objects in S3. */
public final class S3Writer implements ObjectWriter {
  private final S3Client s3;

  /** A writer to the buckets that the client may write to. */
  public S3Writer(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Outcome<Nothing> put(String uri, String json) {
    S3Uri target = S3Uri.parse(uri);
    return Calls.repeatable(
        "PutObject " + uri,
        () -> {
          s3.putObject(
              put -> put.bucket(target.bucket()).key(target.key()).contentType("application/json"),
              RequestBody.fromString(json));
          return Nothing.NOTHING;
        });
  }

  @Override
  public Outcome<Nothing> deleteDirectory(String uri) {
    S3Uri directory = S3Uri.parse(uri);
    if (!directory.key().endsWith("/")) {
      // Without the slash, …/g1 would take …/g10 along.
      throw new IllegalArgumentException("'%s' is no directory: end it with '/'".formatted(uri));
    }
    return Calls.repeatable(
        "DeleteObjects " + uri,
        () -> {
          s3
              .listObjectsV2Paginator(
                  list -> list.bucket(directory.bucket()).prefix(directory.key()))
              .stream()
              .filter(ListObjectsV2Response::hasContents)
              .forEach(page -> delete(directory.bucket(), page));
          return Nothing.NOTHING;
        });
  }

  private void delete(String bucket, ListObjectsV2Response page) {
    List<ObjectIdentifier> keys =
        page.contents().stream()
            .map(object -> ObjectIdentifier.builder().key(object.key()).build())
            .toList();
    var errors = s3.deleteObjects(all -> all.bucket(bucket).delete(d -> d.objects(keys))).errors();
    if (!errors.isEmpty()) {
      throw SdkException.builder()
          .message(
              "%d of %d objects were not deleted, the first is %s: %s"
                  .formatted(
                      errors.size(), keys.size(), errors.get(0).key(), errors.get(0).message()))
          .build();
    }
  }
}

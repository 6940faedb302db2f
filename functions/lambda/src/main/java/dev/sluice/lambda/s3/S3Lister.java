package dev.sluice.lambda.s3;

import dev.sluice.control.ObjectLister;
import dev.sluice.control.Outcome;
import dev.sluice.lambda.aws.Calls;
import dev.sluice.ledger.Page;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists objects in S3. */
public final class S3Lister implements ObjectLister {
  private final S3Client s3;

  /** A lister of the buckets that the client may list. */
  public S3Lister(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Outcome<Page<String>> directories(String bucket, String prefix, @Nullable String cursor) {
    return Calls.repeatable(
        "ListObjectsV2 s3://" + bucket + "/" + prefix,
        () -> {
          var page =
              s3.listObjectsV2(
                  list ->
                      list.bucket(bucket).prefix(prefix).delimiter("/").continuationToken(cursor));
          return new Page<>(
              page.commonPrefixes().stream().map(CommonPrefix::prefix).toList(),
              page.nextContinuationToken());
        });
  }

  @Override
  public Outcome<Page<Item>> objects(String bucket, String prefix, @Nullable String cursor) {
    return Calls.repeatable(
        "ListObjectsV2 s3://" + bucket + "/" + prefix,
        () -> {
          var page =
              s3.listObjectsV2(
                  list -> list.bucket(bucket).prefix(prefix).continuationToken(cursor));
          return new Page<>(
              page.contents().stream()
                  .map(object -> new Item(object.key(), object.size(), object.lastModified()))
                  .toList(),
              page.nextContinuationToken());
        });
  }

  @Override
  public Outcome<Map<String, Long>> bytes(String bucket, Collection<String> prefixes) {
    return Calls.repeatable(
        "ListObjectsV2 of %d prefixes in s3://%s".formatted(prefixes.size(), bucket),
        () -> {
          var bytes = new TreeMap<String, Long>();
          prefixes.forEach(prefix -> bytes.put(prefix, bytes(bucket, prefix)));
          return bytes;
        });
  }

  private long bytes(String bucket, String prefix) {
    return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .mapToLong(S3Object::size)
        .sum();
  }
}

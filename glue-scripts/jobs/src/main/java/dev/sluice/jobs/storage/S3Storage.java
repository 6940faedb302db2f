package dev.sluice.jobs.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * S3 by the SDK: a Hadoop path would normalise keys that hold {@code ..} or {@code //}, and would
 * ask for an object's head before it reads what a listing has just described.
 */
final class S3Storage implements Storage {
  /** Up to this size an object is fetched whole, so that the SDK can try again if it breaks off. */
  private static final long WHOLE = 8L << 20;

  private static final int DELETES_PER_CALL = 1_000;

  private final S3Client s3;

  S3Storage(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public List<StoredFile> list(String directory) throws IOException {
    return list(directory, "/");
  }

  @Override
  public List<StoredFile> listAll(String directory) throws IOException {
    return list(directory, "");
  }

  private List<StoredFile> list(String directory, String delimiter) throws IOException {
    S3Uri uri = S3Uri.parse(directory);
    ListObjectsV2Request request =
        ListObjectsV2Request.builder()
            .bucket(uri.bucket())
            .prefix(uri.directory())
            .delimiter(delimiter.isEmpty() ? null : delimiter)
            .build();
    List<StoredFile> files = new ArrayList<>();
    try {
      for (S3Object object : s3.listObjectsV2Paginator(request).contents()) {
        // S3A and consoles leave zero-byte objects to stand for directories.
        if (!object.key().endsWith("/")) {
          files.add(
              new StoredFile(new S3Uri(uri.bucket(), object.key()).toString(), object.size()));
        }
      }
    } catch (SdkException e) {
      throw new IOException("Listing %s failed: %s".formatted(directory, e.getMessage()), e);
    }
    return files;
  }

  @Override
  public InputStream open(StoredFile file) throws IOException {
    S3Uri uri = S3Uri.parse(file.uri());
    try {
      InputStream in =
          file.bytes() <= WHOLE
              ? s3.getObject(
                      get -> get.bucket(uri.bucket()).key(uri.key()), ResponseTransformer.toBytes())
                  .asInputStream()
              : s3.getObject(get -> get.bucket(uri.bucket()).key(uri.key()));
      return new CheckedSource(in, file);
    } catch (SdkException e) {
      IOException cause =
          new IOException(Optional.ofNullable(e.getMessage()).orElse("no reason"), e);
      throw new SourceBrokenException(file.uri(), cause);
    }
  }

  @Override
  public OutputStream write(String uri) {
    return new S3Upload(s3, S3Uri.parse(uri));
  }

  @Override
  public int deleteAll(String directory) throws IOException {
    List<StoredFile> files = listAll(directory);
    for (int from = 0; from < files.size(); from += DELETES_PER_CALL) {
      List<ObjectIdentifier> keys =
          files.subList(from, Math.min(files.size(), from + DELETES_PER_CALL)).stream()
              .map(file -> S3Uri.parse(file.uri()).key())
              .map(key -> ObjectIdentifier.builder().key(key).build())
              .toList();
      String bucket = S3Uri.parse(directory).bucket();
      try {
        s3.deleteObjects(
            request -> request.bucket(bucket).delete(Delete.builder().objects(keys).build()));
      } catch (SdkException e) {
        throw new IOException("Deleting in %s failed: %s".formatted(directory, e.getMessage()), e);
      }
    }
    return files.size();
  }
}

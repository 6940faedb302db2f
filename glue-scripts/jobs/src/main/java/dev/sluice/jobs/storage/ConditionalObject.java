package dev.sluice.jobs.storage;

import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object of S3, which checks the condition itself. */
record ConditionalObject(S3Client s3, S3Uri uri) implements ConditionalFile {
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  @Override
  public Optional<Content> read() {
    try {
      ResponseBytes<GetObjectResponse> object =
          s3.getObjectAsBytes(get -> get.bucket(uri.bucket()).key(uri.key()));
      return Optional.of(new Content(object.asUtf8String(), object.response().eTag()));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  @Override
  public void write(String text, Optional<String> version) throws ChangedException {
    PutObjectRequest.Builder put =
        PutObjectRequest.builder()
            .bucket(uri.bucket())
            .key(uri.key())
            .contentType("application/json");
    version.ifPresentOrElse(put::ifMatch, () -> put.ifNoneMatch("*"));
    try {
      s3.putObject(put.build(), RequestBody.fromString(text));
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
        throw new ChangedException(uri.toString(), e);
      }
      throw e;
    }
  }
}

package dev.sluice.jobs.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An object written in one PUT when it is small, and part by part when it is not. */
final class S3Upload extends OutputStream {
  private static final int PART = 16 << 20;

  private final S3Client s3;
  private final S3Uri uri;
  private final List<CompletedPart> parts = new ArrayList<>();
  private final Buffer buffer = new Buffer();
  private @Nullable String uploadId;
  private boolean closed;

  S3Upload(S3Client s3, S3Uri uri) {
    this.s3 = s3;
    this.uri = uri;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("%s is closed; nothing can be added to it".formatted(uri));
    }
    buffer.write(bytes, offset, length);
    if (buffer.size() >= PART) {
      sendPart();
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (uploadId == null) {
      attempt(
          () ->
              s3.putObject(put -> put.bucket(uri.bucket()).key(uri.key()), buffer.asRequestBody()));
      return;
    }
    sendPart();
    attempt(
        () ->
            s3.completeMultipartUpload(
                complete ->
                    complete
                        .bucket(uri.bucket())
                        .key(uri.key())
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(parts))));
  }

  private void sendPart() throws IOException {
    int number = parts.size() + 1;
    attempt(
        () -> {
          if (uploadId == null) {
            uploadId =
                s3.createMultipartUpload(create -> create.bucket(uri.bucket()).key(uri.key()))
                    .uploadId();
          }
          String tag =
              s3.uploadPart(
                      part ->
                          part.bucket(uri.bucket())
                              .key(uri.key())
                              .uploadId(uploadId)
                              .partNumber(number),
                      buffer.asRequestBody())
                  .eTag();
          parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        });
    buffer.reset();
  }

  private void attempt(Runnable call) throws IOException {
    try {
      call.run();
    } catch (SdkException e) {
      closed = true;
      abort(e);
      throw new IOException("Writing %s failed: %s".formatted(uri, e.getMessage()), e);
    }
  }

  /** Parts that nobody completes would be paid for until a lifecycle rule finds them. */
  private void abort(SdkException cause) {
    if (uploadId == null) {
      return;
    }
    try {
      s3.abortMultipartUpload(
          abort -> abort.bucket(uri.bucket()).key(uri.key()).uploadId(uploadId));
    } catch (SdkException e) {
      cause.addSuppressed(e);
    }
  }

  /** Hands its bytes over without copying them. */
  private static final class Buffer extends ByteArrayOutputStream {
    RequestBody asRequestBody() {
      return RequestBody.fromByteBuffer(java.nio.ByteBuffer.wrap(buf, 0, count));
    }
  }
}

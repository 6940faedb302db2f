package dev.sluice.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Makes the check of If-Match and the write one step, as S3 does: the server checks before it
 * writes, so that of two writers who saw the same both would be let through.
 */
final class ConditionalBlobStore extends ForwardingBlobStore {
  private static final int LOCKS = 64;
  private static final int PRECONDITION_FAILED = 412;

  /**
   * Conditional writes of an object exclude all its writes; others need not wait for each other.
   */
  private final ReadWriteLock[] locks =
      IntStream.range(0, LOCKS)
          .mapToObj(i -> new ReentrantReadWriteLock())
          .toArray(ReadWriteLock[]::new);

  ConditionalBlobStore(BlobStore blobs) {
    super(blobs);
  }

  private ReadWriteLock lockOf(String bucket, String key) {
    return locks[Math.floorMod((bucket + "/" + key).hashCode(), LOCKS)];
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    ReadWriteLock of = lockOf(request.bucket(), request.key());
    Lock lock = request.ifMatch() == null ? of.readLock() : of.writeLock();
    lock.lock();
    try {
      if (request.ifMatch() != null && !holds(request)) {
        // An answer before the content is read would close the connection on who still writes.
        payload.transferTo(OutputStream.nullOutputStream());
        throw S3Exception.builder()
            .statusCode(PRECONDITION_FAILED)
            .message("At least one of the pre-conditions you specified did not hold")
            .build();
      }
      return super.putBlob(request, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  private boolean holds(PutObjectRequest request) {
    HeadObjectResponse there = delegate().blobMetadataIfPresent(request.bucket(), request.key());
    return there != null && bare(request.ifMatch()).equals(bare(there.eTag()));
  }

  private static String bare(String tag) {
    return tag.replace("\"", "");
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    Lock lock = lockOf(request.destinationBucket(), request.destinationKey()).readLock();
    lock.lock();
    try {
      return super.copyBlob(request);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    Lock lock = lockOf(upload.containerName(), upload.blobName()).readLock();
    lock.lock();
    try {
      return super.completeMultipartUpload(upload, request);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    Lock lock = lockOf(request.bucket(), request.key()).readLock();
    lock.lock();
    try {
      return super.removeBlob(request);
    } finally {
      lock.unlock();
    }
  }
}

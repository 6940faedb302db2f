package dev.sluice.local.s3;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Tells a listener of every object after it was written. */
final class ObservedBlobStore extends ForwardingBlobStore {
  private final ObjectListener listener;

  ObservedBlobStore(BlobStore blobs, ObjectListener listener) {
    super(blobs);
    this.listener = listener;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    PutObjectResponse response = super.putBlob(request, payload);
    tell(request.bucket(), request.key(), "PutObject");
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    CopyObjectResponse response = super.copyBlob(request);
    tell(request.destinationBucket(), request.destinationKey(), "CopyObject");
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
    tell(upload.containerName(), upload.blobName(), "CompleteMultipartUpload");
    return response;
  }

  private void tell(String bucket, String key, String reason) {
    HeadObjectResponse head = delegate().blobMetadataIfPresent(bucket, key);
    if (head == null) {
      return; // deleted already: there is nothing to tell of
    }
    Long size = head.contentLength();
    String etag = head.eTag() == null ? "" : head.eTag().replace("\"", "");
    listener.created(new StoredObject(bucket, key, size == null ? 0 : size, etag, reason));
  }
}

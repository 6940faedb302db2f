package dev.sluice.local.s3;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Keeps any key under a name that is safe as a path, and hides uploads that are not finished. */
final class SafeKeyBlobStore extends ForwardingBlobStore {
  SafeKeyBlobStore(BlobStore blobs) {
    super(blobs);
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response page =
        super.list(
            request.toBuilder()
                .prefix(prefix(request.prefix()))
                .startAfter(prefix(request.startAfter()))
                .continuationToken(prefix(request.continuationToken()))
                .build());
    List<S3Object> objects =
        page.contents().stream()
            .filter(object -> !KeyCodec.UNFINISHED.matcher(object.key()).matches())
            .map(object -> object.toBuilder().key(KeyCodec.decode(object.key())).build())
            .toList();
    List<CommonPrefix> prefixes =
        page.commonPrefixes().stream()
            .map(found -> found.toBuilder().prefix(KeyCodec.decode(found.prefix())).build())
            .toList();
    String next = page.nextContinuationToken();
    return page.toBuilder()
        .contents(objects)
        .commonPrefixes(prefixes)
        .nextContinuationToken(next == null ? null : KeyCodec.decode(next))
        .build();
  }

  private static @Nullable String prefix(@Nullable String prefix) {
    return prefix == null ? null : KeyCodec.encodePrefix(prefix);
  }

  @Override
  public void clearContainer(ListObjectsV2Request request) {
    super.clearContainer(request.toBuilder().prefix(prefix(request.prefix())).build());
  }

  @Override
  public boolean blobExists(String bucket, String key) {
    return super.blobExists(bucket, KeyCodec.encode(key));
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    return super.putBlob(request.toBuilder().key(KeyCodec.encode(request.key())).build(), payload);
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return super.copyBlob(
        request.toBuilder()
            .sourceKey(KeyCodec.encode(request.sourceKey()))
            .destinationKey(KeyCodec.encode(request.destinationKey()))
            .build());
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    return super.blobMetadata(request.toBuilder().key(KeyCodec.encode(request.key())).build());
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    return super.getBlob(request.toBuilder().key(KeyCodec.encode(request.key())).build());
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return super.removeBlob(request.toBuilder().key(KeyCodec.encode(request.key())).build());
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key) {
    return super.getBlobAccess(bucket, KeyCodec.encode(key));
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key, String version) {
    return super.getBlobAccess(bucket, KeyCodec.encode(key), version);
  }

  @Override
  public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
    return super.getBlobAcl(request.toBuilder().key(KeyCodec.encode(request.key())).build());
  }

  @Override
  public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
    super.setBlobAccess(bucket, KeyCodec.encode(key), access);
  }

  @Override
  public void setBlobAccess(String bucket, String key, ObjectCannedACL access, String version) {
    super.setBlobAccess(bucket, KeyCodec.encode(key), access, version);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    MultipartUpload upload =
        super.initiateMultipartUpload(
            request.toBuilder().key(KeyCodec.encode(request.key())).build());
    return new MultipartUpload(upload.id(), request, upload.response());
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    super.abortMultipartUpload(encoded(upload));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return super.completeMultipartUpload(
        encoded(upload), request.toBuilder().key(KeyCodec.encode(upload.blobName())).build());
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream payload) {
    return super.uploadMultipartPart(encoded(upload), request, payload);
  }

  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    return super.listMultipartUpload(encoded(upload));
  }

  @Override
  public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(
      String bucket) {
    return super.listMultipartUploads(bucket).stream()
        .map(upload -> upload.toBuilder().key(KeyCodec.decode(upload.key())).build())
        .toList();
  }

  private static MultipartUpload encoded(MultipartUpload upload) {
    CreateMultipartUploadRequest request = upload.request();
    return new MultipartUpload(
        upload.id(),
        request.toBuilder().key(KeyCodec.encode(request.key())).build(),
        upload.response());
  }
}

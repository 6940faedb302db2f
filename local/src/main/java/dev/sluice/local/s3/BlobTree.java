package dev.sluice.local.s3;

import dev.sluice.local.glue.crawl.ObjectTree;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** The objects of the embedded S3 server, as a crawler walks them. */
public final class BlobTree implements ObjectTree {
  private final BlobStore blobs;

  public BlobTree(BlobStore blobs) {
    this.blobs = blobs;
  }

  @Override
  public List<String> folders(String bucket, String prefix) {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).delimiter("/").build();
    return blobs.list(request).commonPrefixes().stream()
        .map(found -> found.prefix().substring(prefix.length()).replaceFirst("/$", ""))
        .filter(BlobTree::isData)
        .toList();
  }

  @Override
  public boolean hasFiles(String bucket, String prefix) {
    ListObjectsV2Request request =
        ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build();
    return blobs.list(request).contents().stream()
        .anyMatch(
            object -> {
              String name = object.key().substring(object.key().lastIndexOf('/') + 1);
              return isData(name) && object.size() > 0;
            });
  }

  /** Crawlers skip folder markers and what starts with an underscore or a dot. */
  private static boolean isData(String name) {
    return !name.isEmpty() && !name.startsWith("_") && !name.startsWith(".");
  }
}

package dev.sluice.proof;

/** An object by bucket and plain (not URL-encoded) key. */
public record ObjectRef(String bucket, String key) implements Comparable<ObjectRef> {
  public ObjectRef {
    if (bucket.isEmpty() || key.isEmpty()) {
      throw new IllegalArgumentException(
          "An object needs a bucket and a key; got bucket '%s', key '%s'".formatted(bucket, key));
    }
  }

  /** The form {@code s3://bucket/key}. */
  public String uri() {
    return "s3://" + bucket + "/" + key;
  }

  @Override
  public int compareTo(ObjectRef other) {
    return uri().compareTo(other.uri());
  }

  @Override
  public String toString() {
    return uri();
  }
}

package dev.sluice.lambda.s3;

/** An object or directory in S3: {@code s3://bucket/key}. */
public record S3Uri(String bucket, String key) {
  private static final String SCHEME = "s3://";

  /** Reads the form {@code s3://bucket/key}. */
  public static S3Uri parse(String uri) {
    int slash = uri.indexOf('/', SCHEME.length());
    if (!uri.startsWith(SCHEME) || slash <= SCHEME.length() || slash == uri.length() - 1) {
      throw new IllegalArgumentException(
          "'%s' names no object in S3; write it as s3://bucket/key".formatted(uri));
    }
    return new S3Uri(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1));
  }
}

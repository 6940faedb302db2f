package dev.sluice.plan;

/** An {@code s3://bucket/key} address in its parts. */
public record S3Uri(String bucket, String key) {
  private static final String SCHEME = "s3://";

  /** Reads an address; fails when it is none. */
  public static S3Uri parse(String uri) {
    int slash = uri.startsWith(SCHEME) ? uri.indexOf('/', SCHEME.length()) : -1;
    if (slash <= SCHEME.length()) {
      throw new IllegalArgumentException("'%s' is no s3://bucket/key address".formatted(uri));
    }
    return new S3Uri(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1));
  }
}

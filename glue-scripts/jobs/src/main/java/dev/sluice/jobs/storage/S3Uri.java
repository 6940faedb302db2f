package dev.sluice.jobs.storage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bucket and a key, kept byte for byte: neither normalised nor decoded. */
record S3Uri(String bucket, String key) {
  private static final Pattern FORM = Pattern.compile("s3[an]?://([^/]+)/?(.*)", Pattern.DOTALL);

  static boolean matches(String uri) {
    return FORM.matcher(uri).matches();
  }

  static S3Uri parse(String uri) {
    Matcher matcher = FORM.matcher(uri);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not an S3 location. Write s3://bucket/key.".formatted(uri));
    }
    return new S3Uri(matcher.group(1), matcher.group(2));
  }

  /** The key as a listing prefix of what is directly or indirectly inside. */
  String directory() {
    return key.isEmpty() || key.endsWith("/") ? key : key + "/";
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}

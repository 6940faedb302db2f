package dev.sluice.jobs.storage;

import dev.sluice.jobs.aws.AwsClients;

/** Picks the storage that a URI belongs to. */
public final class Storages {

  private Storages() {}

  public static Storage of(String uri) {
    return S3Uri.matches(uri) ? new S3Storage(AwsClients.ofProcess().s3()) : new LocalStorage();
  }

  /** A directory's URI with exactly one slash at its end. */
  public static String directory(String uri) {
    return uri.endsWith("/") ? uri : uri + "/";
  }
}

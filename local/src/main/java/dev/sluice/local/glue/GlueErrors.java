package dev.sluice.local.glue;

import dev.sluice.local.http.AwsError;

/** Glue's exceptions, each in one place with its wording. */
public final class GlueErrors {
  private GlueErrors() {}

  public static AwsError notFound(String what) {
    return AwsError.client("EntityNotFoundException", what + " not found.");
  }

  public static AwsError alreadyExists(String what) {
    return AwsError.client("AlreadyExistsException", what + " already exists.");
  }

  public static AwsError invalidInput(String message) {
    return AwsError.client("InvalidInputException", message);
  }

  public static AwsError concurrentModification(String message) {
    return AwsError.client("ConcurrentModificationException", message);
  }
}

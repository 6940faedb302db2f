package dev.sluice.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A service that speaks AWS JSON: one target prefix, many operations. */
public interface JsonService {
  /** What {@code X-Amz-Target} starts with, up to the dot before the operation. */
  String target();

  /** Answers one operation, or throws {@link AwsError}. */
  ObjectNode call(String operation, ObjectNode request);
}

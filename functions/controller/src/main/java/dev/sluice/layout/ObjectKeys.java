package dev.sluice.layout;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The two forms in which S3 tells an object's key. */
public final class ObjectKeys {
  private ObjectKeys() {}

  /** A key as EventBridge delivers it: plain. */
  public static String fromEventBridge(String key) {
    return key;
  }

  /** A key as S3 notifications (to SQS, SNS, Lambda) deliver it: form-encoded, + for a space. */
  public static String fromNotification(String key) {
    return URLDecoder.decode(key, StandardCharsets.UTF_8);
  }
}

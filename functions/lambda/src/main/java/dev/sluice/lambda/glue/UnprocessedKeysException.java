package dev.sluice.lambda.glue;

import software.amazon.awssdk.core.exception.SdkException;

/** Glue kept answering only a part of what was asked for. */
final class UnprocessedKeysException extends SdkException {
  private static final long serialVersionUID = 1L;

  UnprocessedKeysException(int left, int asked) {
    super(
        builder()
            .message(
                "Glue left %d of %d partition keys unanswered; ask again later"
                    .formatted(left, asked)));
  }
}

package dev.sluice.lambda.glue;

import org.jspecify.annotations.Nullable;

/** Glue's page tokens. */
final class Cursors {
  private Cursors() {}

  /** The last page's token is absent, or empty: asking again with it would begin anew. */
  static @Nullable String orNone(@Nullable String token) {
    return token == null || token.isEmpty() ? null : token;
  }
}

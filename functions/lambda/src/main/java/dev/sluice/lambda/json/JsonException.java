package dev.sluice.lambda.json;

/** A document is not what it should be; the message says which and what was found. */
public final class JsonException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 200;

  JsonException(String message) {
    super(message);
  }

  JsonException(String message, Throwable cause) {
    super(message, cause);
  }

  static String excerpt(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}

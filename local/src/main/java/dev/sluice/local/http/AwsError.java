package dev.sluice.local.http;

/** An answer that an AWS service gives instead of a result: the exception's code and a message. */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  public AwsError(String code, int status, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** A fault of the caller, which AWS JSON services answer with status 400. */
  public static AwsError client(String code, String message) {
    return new AwsError(code, 400, message);
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }
}

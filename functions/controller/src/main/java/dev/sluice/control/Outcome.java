package dev.sluice.control;

/** What came of a remote call. */
public sealed interface Outcome<T> {
  /** It took effect. */
  record Done<T>(T value) implements Outcome<T> {}

  /** It certainly took no effect and is worth another try later: throttled, busy, no slot. */
  record Later<T>(String reason) implements Outcome<T> {}

  /** It certainly took no effect, and the same call never will: not found, invalid, denied. */
  record Rejected<T>(Cause cause, String reason) implements Outcome<T> {}

  /** It may or may not have taken effect: time-out, broken connection, server error. */
  record Unknown<T>(String reason) implements Outcome<T> {}

  /** Why a call was rejected. */
  enum Cause {
    NOT_FOUND,
    INVALID,
    DENIED
  }

  /** Shorthand for an effect without a result. */
  static Outcome<Nothing> done() {
    return new Done<>(Nothing.NOTHING);
  }

  /** The result of an effect that has none. */
  enum Nothing {
    NOTHING
  }
}

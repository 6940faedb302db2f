package dev.sluice.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of one digest object.
 *
 * @param startTime begin of the delivery window; none when the object is no digest, or is gone
 * @param endTime end of the delivery window; none when the object is no digest
 * @param previous the digest before it, as it names it; none where logging began or began again
 * @param fault why it proves nothing, or how the chain is broken before it; none when all is well
 */
public record DigestRecord(
    ObjectRef digest,
    State state,
    @Nullable Instant startTime,
    @Nullable Instant endTime,
    @Nullable ObjectRef previous,
    @Nullable String fault) {
  private static final Pattern DIRECTORY =
      Pattern.compile("/(\\d{4}/(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\\d|3[01]))/[^/]*$");

  /** What a digest is worth. */
  public enum State {
    /** Verified, and joined to the one before it, or the first of its chain. */
    VERIFIED,
    /** Verified, but the one before it is gone or changed. */
    CHAIN_BROKEN,
    /** Not verified: what it lists proves nothing. */
    REFUSED,
    /** Not in the bucket, although the digest after it names it, or it was verified once. */
    GONE
  }

  public DigestRecord {
    if ((state == State.VERIFIED) != (fault == null)) {
      throw new IllegalArgumentException(
          "Digest %s is %s with fault %s".formatted(digest, state, fault));
    }
  }

  static DigestRecord of(ObjectRef at, Digest digest, State state, @Nullable String fault) {
    return new DigestRecord(
        at,
        state,
        digest.startTime(),
        Instant.parse(digest.endTime()),
        digest.previous().map(Digest.Previous::object).orElse(null),
        fault);
  }

  /** An object that is no digest. */
  static DigestRecord unreadable(ObjectRef at, String fault) {
    return new DigestRecord(at, State.REFUSED, null, null, null, fault);
  }

  /** The digest that this one names, when it is not there. */
  static DigestRecord gone(ObjectRef at, Instant end, ObjectRef namedBy) {
    String fault = "it is not in the bucket, although %s names it".formatted(namedBy);
    return new DigestRecord(at, State.GONE, null, end, null, fault);
  }

  /** The same, now that it is not there any more. */
  DigestRecord deleted() {
    String fault = "it was verified, and deleted from the bucket since";
    return new DigestRecord(digest, State.GONE, startTime, endTime, previous, fault);
  }

  /** Whether logging began, or began again, with its window. */
  public boolean isStart() {
    return state == State.VERIFIED && previous == null;
  }

  /** The day whose deliveries it lists; none when it does not say. */
  @Nullable LocalDate day() {
    if (endTime != null) {
      // A window that ends at midnight is the last of the day before.
      return endTime.minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate();
    }
    var date = DIRECTORY.matcher(digest.key());
    return date.find() ? LocalDate.parse(date.group(1).replace('/', '-')) : null;
  }
}

package dev.sluice.control;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names run intents: unique, sorted by time, safe in paths and job arguments. */
final class Tokens {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Tokens() {}

  static String next(Instant now, RandomGenerator random) {
    return TIME.format(now) + "-" + "%010x".formatted(random.nextLong() >>> 24);
  }
}

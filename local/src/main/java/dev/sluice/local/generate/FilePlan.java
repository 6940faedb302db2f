package dev.sluice.local.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One log file to write: where it is delivered, what is in it, and the seed of its records. */
record FilePlan(
    Kind kind,
    String root,
    String account,
    String region,
    Instant delivered,
    String unique,
    int records,
    long contentSeed,
    Instant happened) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

  /** What a file is to whoever reads it. */
  enum Kind {
    LOG,
    /** The first records of another file, delivered once more, as a second trail does. */
    COPY,
    EMPTY,
    /** Unpacks to something that is no log at all. */
    CORRUPT
  }

  String key() {
    return key("CloudTrail");
  }

  String key(String family) {
    return root
        + account
        + "/"
        + family
        + "/"
        + region
        + "/"
        + DAY.format(delivered)
        + "/"
        + account
        + "_"
        + family
        + "_"
        + region
        + "_"
        + MINUTE.format(delivered)
        + "_"
        + unique
        + ".json.gz";
  }

  LocalDate day() {
    return LocalDate.ofInstant(delivered, ZoneOffset.UTC);
  }
}

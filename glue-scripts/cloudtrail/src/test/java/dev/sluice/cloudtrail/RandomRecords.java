package dev.sluice.cloudtrail;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Records from a seed, for tests of what is built on the reader. */
public final class RandomRecords {
  private static final Instant START = Instant.parse("2026-11-03T00:00:00Z");

  private RandomRecords() {}

  /** A hostile record at a given second. */
  public static String record(long seed, int second) {
    return new RandomJson(seed)
        .record()
        .replaceFirst("\"2026-11-03T10:00:0.Z\"", "\"" + START.plusSeconds(second) + "\"");
  }

  /** What the reader makes of a record: texts by path. */
  public static Map<String, String> row(String record) throws IOException {
    return Read.records(record).rows().get(0);
  }

  /** A short ordinary record. */
  public static String small(int id, int second) {
    return "{\"eventID\":\""
        + id(id)
        + "\",\"eventTime\":\""
        + START.plusSeconds(second)
        + "\",\"eventSource\":\"source-"
        + id % 7
        + ".amazonaws.com\",\"readOnly\":"
        + (id % 3 == 0)
        + (id % 5 == 0
            ? ""
            : ",\"userIdentity\":{\"type\":\"Root\",\"userName\":\"u" + id % 900 + "\"}")
        + ",\"requestParameters\":{\"n\":"
        + id
        + "}}";
  }

  /** A record with so many bytes of text of its own. */
  public static String large(int id, int bytes) {
    return "{\"eventID\":\""
        + id(id)
        + "\",\"eventTime\":\""
        + START.plusSeconds(id % 80_000)
        + "\",\"requestParameters\":{\"text\":\""
        + (id + "-").repeat(bytes / 5)
        + "\"}}";
  }

  public static String id(int id) {
    return new UUID(0x4000L + id * 0x9e3779b97f4a7c15L, id).toString();
  }
}

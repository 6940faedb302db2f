package dev.sluice.jobs.cloudtrail;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A partition of the curated table that a run covers, and the generation that it brings. */
public record OutputPartition(Map<String, String> values, long generation) implements Serializable {

  public OutputPartition {
    if (generation < 0) {
      throw new IllegalArgumentException("A generation is never negative: " + generation);
    }
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The values in the order of the given keys. */
  public List<String> inOrder(List<String> keys) {
    return keys.stream().map(values::get).toList();
  }

  /** The Hive-style path under the table's location, {@code key=value/} by {@code key=value/}. */
  String path() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + escape(entry.getValue()) + "/")
        .collect(Collectors.joining());
  }

  private static String escape(String value) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : value.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
      escaped.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return values + " generation " + generation;
  }
}

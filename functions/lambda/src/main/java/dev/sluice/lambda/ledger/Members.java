package dev.sluice.lambda.ledger;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.lambda.json.JsonText;
import dev.sluice.ledger.Tally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the members of a document; absent values are left out, which keeps documents small. */
final class Members {
  private final Map<String, Object> members = new LinkedHashMap<>();

  Members put(String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
    }
    return this;
  }

  Members put(String name, @Nullable Tally tally) {
    return tally == null
        ? this
        : put(
            name,
            new Members()
                .put("files", tally.files())
                .put("bytes", tally.bytes())
                .put("read", tally.recordsRead())
                .put("written", tally.recordsWritten())
                .put("duplicates", tally.duplicates())
                .put("rejected", tally.rejected())
                .members);
  }

  Map<String, Object> asMap() {
    return members;
  }

  String json() {
    return JsonText.of(members);
  }

  static @Nullable Instant instant(JsonObject json, String name) {
    return json.has(name) ? json.instant(name) : null;
  }

  static @Nullable String text(JsonObject json, String name) {
    return json.optionalText(name).orElse(null);
  }

  static @Nullable Tally tally(JsonObject json, String name) {
    return json.has(name) ? tally(json.object(name)) : null;
  }

  static Tally tally(JsonObject json) {
    return new Tally(
        json.number("files"),
        json.number("bytes"),
        json.number("read"),
        json.number("written"),
        json.number("duplicates"),
        json.number("rejected"));
  }
}

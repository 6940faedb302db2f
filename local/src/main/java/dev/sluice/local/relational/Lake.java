package dev.sluice.local.relational;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.http.Json;
import dev.sluice.local.spark.SparkJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the lake's tables hold, asked in the SQL that everybody asks it in. */
final class Lake {
  private static final int MEGABYTES = 1_024;

  private final Path checkout;
  private final Map<String, String> environment;
  private final Path log;

  Lake(Path checkout, Map<String, String> environment, Path log) {
    this.checkout = checkout;
    this.environment = Map.copyOf(environment);
    this.log = log;
  }

  /** What was found: every landed table, and the joined one. */
  record Contents(Map<String, Measure> landed, long joined, long ownerless) {
    Contents {
      landed = new LinkedHashMap<>(landed);
    }
  }

  Contents contents() throws IOException, InterruptedException {
    String landed =
        SourceTables.ALL.stream()
            .map(table -> table.measuredInSpark(RelationalProvisioner.LANDED))
            .collect(Collectors.joining(" UNION ALL "));
    String joined =
        " UNION ALL SELECT 'who_changed_what', count(*), count(owner), '' FROM sluice.who_changed_what";
    List<String> lines = new ArrayList<>();
    new SparkJvm(checkout, MEGABYTES)
        .ask(
            "dev.sluice.jobs.SqlMain",
            List.of("--json", landed + joined),
            environment,
            log,
            lines::add);
    Map<String, Measure> measures = new LinkedHashMap<>();
    for (String line : lines) {
      JsonNode row = Json.parse(line);
      measures.put(
          row.get("name").asText(),
          new Measure(
              row.get("rows").asLong(), row.get("keys").asLong(), row.path("checksum").asText()));
    }
    Measure changes = measures.remove("who_changed_what");
    if (changes == null) {
      throw new IOException("the lake was asked for who_changed_what and answered " + lines);
    }
    return new Contents(measures, changes.rows(), changes.rows() - changes.keys());
  }
}

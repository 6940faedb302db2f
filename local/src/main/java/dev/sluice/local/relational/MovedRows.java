package dev.sluice.local.relational;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many rows a workflow run's jobs wrote to each table, as their logs say. */
final class MovedRows {
  private static final Pattern SINK = Pattern.compile("\\[\\d+/\\d+] (?<name>\\S+) -> .*");
  private static final Pattern WRITTEN = Pattern.compile("\\s+(?<rows>[\\d,.]+) rows written");

  private MovedRows() {}

  static Map<String, Long> of(ObjectNode run, Path logs) throws IOException {
    Map<String, Long> moved = new LinkedHashMap<>();
    for (JsonNode node : run.at("/Graph/Nodes")) {
      Optional<JsonNode> outcome = WorkflowWatch.outcome(node);
      if (outcome.isPresent() && outcome.get().has("JobRunState")) {
        Path log = logs.resolve(outcome.get().get("Id").asText() + ".log");
        if (Files.exists(log)) {
          read(log, moved);
        }
      }
    }
    return moved;
  }

  private static void read(Path log, Map<String, Long> moved) throws IOException {
    String name = "";
    for (String line : Files.readAllLines(log)) {
      Matcher sink = SINK.matcher(line);
      Matcher written = WRITTEN.matcher(line);
      if (sink.matches()) {
        name = sink.group("name");
      } else if (written.matches()) {
        moved.put(name, Long.parseLong(written.group("rows").replaceAll("\\D", "")));
      }
    }
  }
}

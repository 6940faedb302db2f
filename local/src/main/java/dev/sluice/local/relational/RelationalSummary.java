package dev.sluice.local.relational;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The relational demo's result: what the sources hold, what the lake holds, and what moved. */
public record RelationalSummary(
    Map<String, Measure> source,
    Lake.Contents lake,
    Map<String, Long> changed,
    Map<String, Long> moved,
    List<String> failures,
    Duration elapsed) {

  public RelationalSummary {
    source = new LinkedHashMap<>(source);
    changed = new LinkedHashMap<>(changed);
    moved = new LinkedHashMap<>(moved);
    failures = List.copyOf(failures);
  }

  public boolean isWell() {
    return faults().isEmpty();
  }

  /** What is wrong, in words. */
  List<String> faults() {
    List<String> faults = new ArrayList<>(failures);
    source.forEach(
        (table, wanted) -> {
          Measure found = lake.landed().get(table);
          if (found == null) {
            faults.add(table + " is not in the lake");
          } else if (!found.equals(wanted)) {
            faults.add(table + " has " + wanted + " in the source and " + found + " in the lake");
          }
        });
    if (lake.joined() == 0) {
      faults.add("who_changed_what is empty: CloudTrail's table and the accounts did not meet");
    }
    if (lake.ownerless() > 0) {
      faults.add(lake.ownerless() + " rows of who_changed_what name no owner");
    }
    return faults;
  }

  /** The table for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-18s %10s %10s %10s %10s  %-26s %s%n",
            "table", "source", "lake", "changed", "moved", "checksum", ""));
    source.forEach(
        (table, wanted) -> {
          Measure found = lake.landed().getOrDefault(table, new Measure(0, 0, "none"));
          text.append(
              String.format(
                  "%-18s %,10d %,10d %,10d %,10d  %-26s %s%n",
                  table,
                  wanted.rows(),
                  found.rows(),
                  changed.getOrDefault(table, 0L),
                  moved.getOrDefault(table, 0L),
                  wanted.checksum(),
                  found.equals(wanted) ? "equal" : "NOT EQUAL"));
        });
    text.append(
        String.format(
            "%-18s %,10d %,10d %,10d %,10d%n",
            "all", rows(source), rows(lake.landed()), sum(changed), movedFromSources()));
    text.append(
        String.format(
            "%-18s %,d rows, %,d without an owner%n",
            "who_changed_what", lake.joined(), lake.ownerless()));
    text.append(String.format("%-18s %.1f%n", "seconds", elapsed.toMillis() / 1e3));
    faults().forEach(fault -> text.append("NOT WELL: ").append(fault).append('\n'));
    return text.toString();
  }

  private static long rows(Map<String, Measure> measures) {
    return measures.values().stream().mapToLong(Measure::rows).sum();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows that were read from the sources, without those that the last job made of them. */
  private long movedFromSources() {
    return source.keySet().stream().mapToLong(table -> moved.getOrDefault(table, 0L)).sum();
  }

  /** Writes the form that docs/cli.md describes. */
  public void write(Path file) throws IOException {
    ObjectNode node = Json.object();
    ObjectNode tables = node.putObject("tables");
    source.forEach(
        (table, wanted) -> {
          ObjectNode one = tables.putObject(table);
          Measure found = lake.landed().getOrDefault(table, new Measure(0, 0, "none"));
          one.put("sourceRows", wanted.rows()).put("lakeRows", found.rows());
          one.put("sourceChecksum", wanted.checksum()).put("lakeChecksum", found.checksum());
          one.put("changed", changed.getOrDefault(table, 0L));
          one.put("moved", moved.getOrDefault(table, 0L)).put("equal", found.equals(wanted));
        });
    node.put("sourceRows", rows(source)).put("lakeRows", rows(lake.landed()));
    node.put("changed", sum(changed)).put("moved", movedFromSources());
    node.put("joinedRows", lake.joined()).put("joinedWithoutOwner", lake.ownerless());
    node.put("seconds", Math.round(elapsed.toMillis() / 100.0) / 10.0);
    node.set("faults", Json.arrayOfStrings(faults()));
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), node);
  }
}

package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameReader;
import dev.sluice.dynamicframe.TestSpark;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The data sets that a case names with their sizes, such as {@code {"memberships": 10439}}. */
final class Datasets {
  private final CaseData data;

  Datasets(CaseData data) {
    this.data = data;
  }

  Map<String, DynamicFrame> of(JsonNode sizes) {
    Map<String, DynamicFrame> frames = new LinkedHashMap<>();
    sizes
        .fieldNames()
        .forEachRemaining(name -> file(name).ifPresent(p -> frames.put(name, read(p))));
    sizes
        .properties()
        .forEach(
            e -> {
              DynamicFrame frame = frames.computeIfAbsent(e.getKey(), n -> derived(n, frames));
              long count = frame.count();
              if (count != e.getValue().asLong()) {
                throw new CaseException(
                    "the data set %s has %d records, not %s"
                        .formatted(e.getKey(), count, e.getValue()));
              }
            });
    return frames;
  }

  private Optional<Path> file(String name) {
    return data.find(name + ".json");
  }

  private static DynamicFrame read(Path file) {
    return DynamicFrameReader.of(TestSpark.session()).json(file.toString());
  }

  /** Persons that no file holds are those that the memberships name. */
  private static DynamicFrame derived(String name, Map<String, DynamicFrame> others) {
    String key = name.replaceAll("s$", "") + "_id";
    return others.values().stream()
        .filter(frame -> frame.schema().field(key).isPresent())
        .findFirst()
        .map(frame -> DynamicFrame.fromDF(frame.toDF().selectExpr(key + " as id").distinct(), name))
        .orElseThrow(
            () ->
                new CaseException(
                    "the data file '"
                        + name
                        + ".json' is not there, and no other data set has "
                        + key));
  }
}

package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameReader;
import dev.sluice.dynamicframe.TestSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of a case through the real readers, by way of a file. */
final class Written {
  private Written() {}

  static DynamicFrame frame(JsonNode input, String field, JsonNode args) {
    String format = input.path("format").asText(args.path("format").asText("json"));
    Map<String, String> options = formatOptions(List.of(input, args));
    try {
      Path file = Files.createTempDirectory("case").resolve("input." + format);
      Files.writeString(file, Inputs.lines(input.get(field)));
      return DynamicFrameReader.of(TestSpark.session())
          .fromOptions(List.of(file.toString()), format, options);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the case's text", e);
    }
  }

  static Map<String, String> formatOptions(List<JsonNode> places) {
    Map<String, String> options = new LinkedHashMap<>();
    for (JsonNode from : places) {
      for (String name : List.of("options", "format_options", "formatOptions")) {
        if (from.has(name)) {
          options.putAll(Arguments.options(from.get(name)));
        }
      }
    }
    return options;
  }
}

package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameReader;
import dev.sluice.dynamicframe.TestSpark;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.read.CsvOptions;
import dev.sluice.dynamicframe.read.JsonText;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.SchemaTree;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeMerge;
import dev.sluice.dynamicframe.type.TypeNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the frames that a case's input describes. */
final class Inputs {
  private static final Pattern JSON_PATH = Pattern.compile("\\$(?:\\.[A-Za-z_]\\w*|\\[\\*])+");
  private static final List<String> TEXTS =
      List.of("text", "lines", "content", "json_lines", "file_content");

  private static final Map<String, String> CSV =
      Map.of("withHeader", "true", "inferTypes", "true", "multiLine", "true");

  private final CaseData data;

  Inputs(CaseData data) {
    this.data = data;
  }

  /** All frames by name; a case with one input has it under the empty name. */
  Map<String, DynamicFrame> frames(Case c) {
    Map<String, DynamicFrame> frames = new LinkedHashMap<>();
    JsonNode input = c.input();
    if (input.has("types")) {
      return frames;
    }
    if (input.has("datasets")) {
      return new Datasets(data).of(input.get("datasets"));
    }
    input
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isObject() && isFrame(e.getValue())) {
                frames.put(e.getKey(), frame(e.getValue(), c));
              }
            });
    if (frames.isEmpty()
        && (input.has("path") || input.has("dataset_file"))
        && paths(input).size() > 1) {
      paths(input).forEach(p -> frames.put(p.replaceAll("[^A-Za-z_]", ""), file(input, p, c)));
    } else if (frames.isEmpty()) {
      frames.put("", frame(input, c));
    }
    return frames;
  }

  private static boolean isFrame(JsonNode json) {
    return json.has("records") || json.has("schema") || json.has("columns");
  }

  private DynamicFrame frame(JsonNode input, Case c) {
    DynamicFrame frame = content(input, c);
    return frame.withName(input.path("frame_name").asText(input.path("name").asText("")));
  }

  private DynamicFrame content(JsonNode input, Case c) {
    if (input.path("records").isArray()) {
      return records(input.get("records"), input.get("schema"));
    }
    for (String name : List.of("dataset_file", "path", "file", "data_file")) {
      if (input.has(name)) {
        return file(input, paths(input).stream().findFirst().orElse(null), c);
      }
    }
    for (String name : TEXTS) {
      if (input.has(name)) {
        return Written.frame(input, name, c.args());
      }
    }
    boolean rowsWanted =
        c.expected().has("records")
            || c.expected().has("first_records")
            || c.expected().has("count")
            || c.expected().has("json_lines");
    if (input.has("dataset") && rowsWanted) {
      Path file = data.dataset(input.get("dataset").asText());
      return conforming(read(file, null, Map.of()), input.get("schema"));
    }
    if (input.has("schema")) {
      return sampled(SchemaTree.parse(lines(input.get("schema"))));
    }
    if (input.has("columns")) {
      return sampled(columns(input.get("columns")));
    }
    if (input.has("record_shape")) {
      return RecordShape.frame(input.get("record_shape").asText());
    }
    if (input.has("dataset")) {
      return read(data.dataset(input.get("dataset").asText()), null, Map.of());
    }
    if (input.has("frame_name")) {
      return DynamicFrame.of(
          TestSpark.session(), List.of(DynamicRecord.of(Map.of("a", 1)).addField("b", 2)), "");
    }
    throw new CaseException("the input cannot be expressed: " + input);
  }

  static DynamicFrame records(JsonNode records, JsonNode schema) {
    JsonText json = new JsonText();
    List<DynamicRecord> nodes = new ArrayList<>();
    StructType declared = schema == null ? StructType.EMPTY : SchemaTree.parse(lines(schema));
    for (JsonNode record : records) {
      try {
        DynamicNode node = Typed.as(json.value(record.toString()), declared);
        nodes.add(DynamicRecord.of((StructNode) node));
      } catch (IOException e) {
        throw new CaseException("the record is no JSON: " + record, e);
      }
    }
    DynamicFrame frame = DynamicFrame.of(TestSpark.session(), nodes, "");
    return schema == null
        ? frame
        : frame.withFrameSchema(() -> TypeMerge.mergeStructs(declared, frame.schema()));
  }

  private static DynamicFrame sampled(StructType schema) {
    DynamicFrame frame = DynamicFrame.of(TestSpark.session(), Samples.of(schema), "");
    if (!SchemaTree.print(frame.schema()).equals(SchemaTree.print(schema))) {
      throw new CaseException(
          "no records could be made of the schema " + schema + ", only of " + frame.schema());
    }
    return frame;
  }

  private static StructType columns(JsonNode columns) {
    List<Field> fields = new ArrayList<>();
    if (columns.isArray()) {
      columns.forEach(name -> fields.add(new Field(name.asText(), ScalarType.STRING)));
    } else {
      columns
          .properties()
          .forEach(e -> fields.add(new Field(e.getKey(), TypeNames.parse(e.getValue().asText()))));
    }
    return new StructType(fields);
  }

  /** The JSON paths that a description names; none means the whole file. */
  private static List<String> paths(JsonNode input) {
    List<String> paths = new ArrayList<>();
    if (input.has("jsonPath")) {
      return List.of(input.get("jsonPath").asText());
    }
    Matcher matcher = JSON_PATH.matcher(input.path("records").asText(""));
    while (matcher.find()) {
      if (matcher.group().endsWith("]") && !paths.contains(matcher.group())) {
        paths.add(matcher.group());
      }
    }
    return paths;
  }

  private DynamicFrame file(JsonNode input, String jsonPath, Case c) {
    String name =
        List.of("dataset_file", "path", "file", "data_file").stream()
            .filter(input::has)
            .map(n -> input.get(n).asText())
            .findFirst()
            .orElseThrow();
    DynamicFrame frame =
        read(data.file(name), jsonPath, Written.formatOptions(List.of(input, c.args())));
    return input.has("schema") && !name.contains(".json")
        ? conforming(frame, input.get("schema"))
        : frame;
  }

  /** CSV is read with its header, as the literature does, unless the case gives options. */
  private static DynamicFrame read(Path file, String jsonPath, Map<String, String> options) {
    DynamicFrameReader reader = DynamicFrameReader.of(TestSpark.session());
    List<String> files = List.of(file.toString());
    String name = file.getFileName().toString();
    if (name.contains(".csv")) {
      return options.isEmpty()
          ? reader.csv(files, CsvOptions.of(CSV, null))
          : reader.fromOptions(files, "csv", options);
    }
    return name.endsWith(".parquet")
        ? reader.parquet(file.toString())
        : reader.json(files, jsonPath == null ? options.get("jsonPath") : jsonPath);
  }

  /** Columns as the schema writes them, whatever blanks and capitals the file has. */
  private static DynamicFrame conforming(DynamicFrame frame, JsonNode schema) {
    if (schema == null) {
      return frame;
    }
    DynamicFrame result = frame;
    for (String wanted : SchemaTree.parse(lines(schema)).names()) {
      for (String name : frame.schema().names()) {
        if (name.strip().equalsIgnoreCase(wanted) && !name.equals(wanted)) {
          result = result.renameField("`" + name + "`", "`" + wanted + "`");
        }
      }
    }
    return result;
  }

  static String lines(JsonNode lines) {
    List<String> text = new ArrayList<>();
    lines.forEach(line -> text.add(line.asText()));
    return lines.isTextual() ? lines.asText() : String.join("\n", text);
  }
}

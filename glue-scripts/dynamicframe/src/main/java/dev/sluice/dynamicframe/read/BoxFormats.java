package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.transform.UnboxTransform.BoxReader;
import dev.sluice.dynamicframe.transform.UnboxTransform.SerializableSupplier;
import dev.sluice.dynamicframe.type.StructType;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readers of texts that stand in a field of a record. */
public final class BoxFormats {
  private BoxFormats() {}

  /** The reader of a format with Glue's options. */
  public static SerializableSupplier<BoxReader> of(
      String format, Map<String, String> options, @Nullable StructType hint) {
    return switch (format.strip().toLowerCase(Locale.ROOT)) {
      case "json" -> json(options.get("jsonPath"), hint);
      case "csv" -> csv(CsvOptions.of(options, hint));
      case "avro" -> avro(options.get("avroSchema"));
      default ->
          throw new IllegalArgumentException(
              "unbox reads json, csv and avro, not '%s': convert the field to one of these first"
                  .formatted(format));
    };
  }

  private static SerializableSupplier<BoxReader> json(
      @Nullable String jsonPath, @Nullable StructType hint) {
    List<String> steps = jsonPath == null ? List.of() : JsonPath.parse(jsonPath).steps();
    return () -> {
      JsonText json = new JsonText(steps.isEmpty() ? hint : null, Projection.ALL);
      return boxed -> select(json.value(Casts.text(boxed)), steps);
    };
  }

  private static DynamicNode select(DynamicNode node, List<String> steps) {
    if (steps.isEmpty()) {
      return node;
    }
    List<String> rest = steps.subList(1, steps.size());
    if (node instanceof ArrayNode array && steps.get(0).equals(JsonPath.ELEMENTS)) {
      return new ArrayNode(array.elements().stream().map(e -> select(e, rest)).toList());
    }
    DynamicNode child = node instanceof StructNode struct ? struct.get(steps.get(0)) : null;
    return child == null ? NullNode.NULL : select(child, rest);
  }

  private static SerializableSupplier<BoxReader> csv(CsvOptions options) {
    return () -> boxed -> rows(Casts.text(boxed), options);
  }

  private static SerializableSupplier<BoxReader> avro(@Nullable String schema) {
    if (schema != null) {
      AvroBox.parse(schema);
    }
    return () -> new AvroBox(schema);
  }

  /** One row is a struct, several are an array of them. */
  private static DynamicNode rows(String text, CsvOptions options) throws IOException {
    CsvTokens tokens = new CsvTokens(new StringReader(text), options);
    List<String> first = options.withHeader() || options.skipFirst() ? tokens.next() : null;
    CsvRows reader = new CsvRows(options, options.withHeader() ? first : null);
    List<DynamicNode> rows = new ArrayList<>();
    for (List<String> row = tokens.next(); row != null; row = tokens.next()) {
      rows.add(reader.record(row));
    }
    if (rows.isEmpty()) {
      throw new IOException("the text has no row");
    }
    return rows.size() == 1 ? rows.get(0) : new ArrayNode(rows);
  }
}

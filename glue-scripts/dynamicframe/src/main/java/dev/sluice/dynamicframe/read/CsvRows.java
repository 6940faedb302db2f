package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records of CSV rows: names from the header, types from the hint or the text. */
final class CsvRows {
  private final CsvOptions options;
  private final @Nullable Shape header;
  private final List<@Nullable DynamicType> types = new ArrayList<>();
  private Shape shape = Shape.root();

  CsvRows(CsvOptions options, @Nullable List<String> names) {
    this.options = options;
    StructType hint = options.hint();
    List<String> columns = names == null && hint != null ? hint.names() : names;
    if (columns != null) {
      columns.forEach(name -> types.add(hint == null ? null : hint.field(name).orElse(null)));
    }
    this.header = columns == null ? null : Shape.of(distinct(columns));
  }

  private static List<String> distinct(List<String> names) {
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          "the CSV header names a column twice: "
              + names
              + "; read without header and map by position");
    }
    return names;
  }

  /** A short row lacks its last fields; a longer one is broken. */
  StructNode record(List<String> row) throws IOException {
    Shape names = header;
    if (names != null && row.size() > names.size()) {
      throw new IOException(
          "the row has %d values for %d columns: quote values that hold the separator"
              .formatted(row.size(), names.size()));
    }
    if (names == null || row.size() < names.size()) {
      names = prefix(row.size());
    }
    DynamicNode[] values = new DynamicNode[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(row.get(i), i < types.size() ? types.get(i) : null);
    }
    return new StructNode(names, values);
  }

  private Shape prefix(int size) {
    if (shape.size() > size) {
      shape = Shape.root();
    }
    for (int i = shape.size(); i < size; i++) {
      shape = shape.with(header == null ? "col" + i : header.name(i));
    }
    return shape;
  }

  private DynamicNode value(String text, @Nullable DynamicType type) {
    if (type == null || type == ScalarType.STRING) {
      return type == null && options.inferTypes() ? natural(text) : ScalarNode.of(text);
    }
    if (text.isBlank()) {
      return NullNode.NULL;
    }
    DynamicNode node =
        type instanceof ChoiceType choice
            ? inChoice(text, choice)
            : Casts.cast(ScalarNode.of(text), type);
    if (node.isNull()) {
      throw new IllegalArgumentException(
          "the schema hint declares %s, but the value is '%s': declare choice<%s,string> or correct the hint"
              .formatted(type, text, type));
    }
    return node;
  }

  private static DynamicNode inChoice(String text, ChoiceType choice) {
    return choice.alternatives().stream()
        .filter(t -> t != ScalarType.STRING)
        .map(t -> Casts.cast(ScalarNode.of(text), t))
        .filter(node -> !node.isNull())
        .findFirst()
        .orElseGet(
            () -> choice.alternative("string").isPresent() ? ScalarNode.of(text) : NullNode.NULL);
  }

  private static DynamicNode natural(String text) {
    if (text.isEmpty()) {
      return NullNode.NULL;
    }
    boolean integral = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    boolean decimal = text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
    DynamicNode number =
        integral
            ? Casts.cast(ScalarNode.of(text), ScalarType.LONG)
            : decimal ? Casts.cast(ScalarNode.of(text), ScalarType.DOUBLE) : NullNode.NULL;
    return number.isNull() ? ScalarNode.of(text) : number;
  }
}

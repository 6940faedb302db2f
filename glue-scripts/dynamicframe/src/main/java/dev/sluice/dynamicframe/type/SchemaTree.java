package dev.sluice.dynamicframe.type;

import java.util.ArrayList;
import java.util.List;

/** Prints a schema as {@code printSchema} shows it, and reads such text back as a hint. */
public final class SchemaTree {
  private static final String INDENT = "|    ";

  private SchemaTree() {}

  /** The schema as lines, the first of them {@code root}. */
  public static List<String> lines(StructType schema) {
    List<String> lines = new ArrayList<>();
    lines.add("root");
    schema.fields().forEach(f -> append(lines, "", f.name(), f.type()));
    return lines;
  }

  /** The schema as one text, each line ended by a line feed. */
  public static String print(StructType schema) {
    return String.join("\n", lines(schema)) + "\n";
  }

  /** Reads what {@link #print} wrote. */
  public static StructType parse(String text) {
    return SchemaTreeParser.parse(text.lines().toList());
  }

  private static void append(List<String> lines, String indent, String name, DynamicType type) {
    lines.add(indent + "|-- " + name + ": " + label(type));
    children(lines, indent + INDENT, type);
  }

  private static String label(DynamicType type) {
    return type instanceof DecimalType ? type.toString() : type.typeName();
  }

  private static void children(List<String> lines, String indent, DynamicType type) {
    if (type instanceof StructType struct) {
      struct.fields().forEach(f -> append(lines, indent, f.name(), f.type()));
    } else if (type instanceof ArrayType array) {
      append(lines, indent, "element", array.element());
    } else if (type instanceof MapType map) {
      append(lines, indent, "keyType", ScalarType.STRING);
      append(lines, indent, "valueType", map.value());
    } else if (type instanceof ChoiceType choice) {
      for (DynamicType alternative : choice.alternatives()) {
        lines.add(indent + "|-- " + label(alternative));
        children(lines, indent + INDENT, alternative);
      }
    }
  }
}

package dev.sluice.dynamicframe.type;

import java.util.ArrayList;
import java.util.List;

/** Reads a printed schema: the depth of {@code |--} says whose child a line is. */
final class SchemaTreeParser {
  private record Line(int depth, String text) {}

  private final List<Line> lines;
  private int next;

  private SchemaTreeParser(List<Line> lines) {
    this.lines = lines;
  }

  static StructType parse(List<String> text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text) {
      int mark = line.indexOf("|--");
      if (mark >= 0) {
        lines.add(new Line(mark / 5, line.substring(mark + 3).strip()));
      } else if (!line.isBlank() && !line.strip().equals("root")) {
        throw new IllegalArgumentException(
            "'" + line + "' is no line of a printed schema: each field starts with |--");
      }
    }
    return new SchemaTreeParser(lines).struct(0);
  }

  private StructType struct(int depth) {
    List<Field> fields = new ArrayList<>();
    while (at(depth)) {
      String line = lines.get(next++).text();
      int colon = line.lastIndexOf(": ");
      if (colon < 0) {
        throw new IllegalArgumentException(
            "the field '" + line + "' has no type: write name: type");
      }
      fields.add(new Field(line.substring(0, colon), type(line.substring(colon + 2), depth)));
    }
    return new StructType(fields);
  }

  private boolean at(int depth) {
    return next < lines.size() && lines.get(next).depth() == depth;
  }

  private DynamicType type(String written, int depth) {
    String name = written.replaceFirst("\\s*\\(nullable = .*\\)$", "").strip();
    return switch (name) {
      case "struct" -> struct(depth + 1);
      case "array", "set" -> new ArrayType(only(struct(depth + 1), "element"));
      case "map" -> new MapType(only(struct(depth + 1), "valueType", "value"));
      case "choice" -> choice(depth + 1);
      default -> TypeNames.parse(name);
    };
  }

  private static DynamicType only(StructType children, String... names) {
    for (String name : names) {
      if (children.field(name).isPresent()) {
        return children.field(name).get();
      }
    }
    return ScalarType.UNKNOWN;
  }

  private DynamicType choice(int depth) {
    List<DynamicType> alternatives = new ArrayList<>();
    while (at(depth)) {
      String line = lines.get(next++).text();
      alternatives.add(
          type(line.substring(line.lastIndexOf(": ") < 0 ? 0 : line.lastIndexOf(": ") + 2), depth));
    }
    return new ChoiceType(alternatives);
  }
}

package dev.sluice.dynamicframe.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads type names as Glue, Hive and Spark write them, in any case. */
public final class TypeNames {
  private static final Map<String, ScalarType> ALIASES =
      Map.ofEntries(
          Map.entry("integer", ScalarType.INT),
          Map.entry("bigint", ScalarType.LONG),
          Map.entry("smallint", ScalarType.SHORT),
          Map.entry("tinyint", ScalarType.BYTE),
          Map.entry("bool", ScalarType.BOOLEAN),
          Map.entry("real", ScalarType.FLOAT),
          Map.entry("varchar", ScalarType.STRING),
          Map.entry("char", ScalarType.STRING),
          Map.entry("enum", ScalarType.STRING),
          Map.entry("void", ScalarType.NULL),
          Map.entry("timestamp_ntz", ScalarType.TIMESTAMPNTZ));
  private static final Pattern DECIMAL =
      Pattern.compile("(?:decimal|numeric)(?:\\((\\d+)(?:,(\\d+))?\\))?");
  private static final Pattern SIZED = Pattern.compile("(varchar|char)\\(\\d+\\)");

  private TypeNames() {}

  /** The type of this name. */
  public static DynamicType parse(String text) {
    DynamicType type = tryParse(text.strip());
    if (type == null) {
      throw new IllegalArgumentException(
          "'%s' is no type name: use one of %s, decimal(p,s), array<T>, map<string,T>, struct<name:T,...> or choice<T,...>"
              .formatted(text, List.of(ScalarType.values())));
    }
    return type;
  }

  private static @Nullable DynamicType tryParse(String text) {
    String name = text.toLowerCase(Locale.ROOT).replace(" ", "");
    for (ScalarType scalar : ScalarType.values()) {
      if (scalar.typeName().equals(name)) {
        return scalar;
      }
    }
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      return decimal(decimal);
    }
    Matcher sized = SIZED.matcher(name);
    String plain = sized.matches() ? sized.group(1) : name;
    ScalarType alias = ALIASES.get(plain);
    return alias != null ? alias : nested(text);
  }

  private static DynamicType decimal(Matcher matcher) {
    if (matcher.group(1) == null) {
      return DecimalType.DEFAULT;
    }
    int scale = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return new DecimalType(Integer.parseInt(matcher.group(1)), scale);
  }

  private static @Nullable DynamicType nested(String text) {
    int open = text.indexOf('<');
    String kind = (open < 0 ? text : text.substring(0, open)).strip().toLowerCase(Locale.ROOT);
    if (open < 0 || !text.endsWith(">")) {
      return bare(kind);
    }
    List<String> parts = split(text.substring(open + 1, text.length() - 1));
    return switch (kind) {
      case "array", "set" -> new ArrayType(parse(parts.get(0)));
      case "map" -> new MapType(parse(parts.get(parts.size() - 1)));
      case "struct" -> new StructType(parts.stream().map(TypeNames::field).toList());
      case "choice", "union" -> new ChoiceType(parts.stream().map(TypeNames::parse).toList());
      default -> null;
    };
  }

  private static @Nullable DynamicType bare(String kind) {
    return switch (kind) {
      case "array", "set" -> new ArrayType(ScalarType.UNKNOWN);
      case "map" -> new MapType(ScalarType.UNKNOWN);
      case "struct" -> StructType.EMPTY;
      default -> null;
    };
  }

  private static Field field(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "'" + text + "' is no struct field: write it as name:type, as in struct<id:long>");
    }
    return new Field(text.substring(0, colon).strip(), parse(text.substring(colon + 1)));
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '(') {
        depth++;
      } else if (c == '>' || c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (!text.isBlank()) {
      parts.add(text.substring(start));
    }
    return parts;
  }
}

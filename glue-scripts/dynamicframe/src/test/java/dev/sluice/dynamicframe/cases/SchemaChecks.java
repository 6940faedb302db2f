package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.SchemaJson;
import dev.sluice.dynamicframe.type.SchemaTree;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares what a case says about names and types of one frame. */
final class SchemaChecks {
  /** Types that a case names without saying what they hold. */
  private static final Set<String> BARE = Set.of("array", "struct", "choice", "map", "decimal");

  private final Case c;
  private final Expected expected;
  private final DynamicFrame frame;

  SchemaChecks(Case c, Expected expected, DynamicFrame frame) {
    this.c = c;
    this.expected = expected;
    this.frame = frame;
  }

  void check() {
    for (String name :
        List.of(
            "schema",
            "print_schema",
            "schema_consistent_with_input",
            "printSchema",
            "recommended_schema")) {
      if (expected.has(name)) {
        schema(name, Inputs.lines(expected.take(name)));
      }
    }
    if (expected.has("schema_doc_literal")) {
      StructType literal = SchemaTree.parse(Inputs.lines(expected.take("schema_doc_literal")));
      boolean corrected =
          expected.has("schema_consistent_with_input") || expected.has("recommended_schema");
      if (corrected) {
        assertThat(names(frame.schema()))
            .as("%s: names of schema_doc_literal", expected.place())
            .isEqualTo(names(literal));
      } else {
        schema("schema_doc_literal", SchemaTree.print(literal));
      }
    }
    if (expected.has("schema_of_field")) {
      StructType field = SchemaTree.parse(Inputs.lines(expected.take("schema_of_field")));
      for (Field f : field.fields()) {
        assertThat(frame.schema().field(f.name()).map(String::valueOf))
            .as("%s: schema_of_field", expected.place())
            .contains(f.type().toString());
      }
    }
    for (String name :
        List.of(
            "columns",
            "column_types",
            "types",
            "dtypes",
            "columns_in_redshift",
            "key_columns_in_redshift")) {
      if (expected.has(name)) {
        columns(name, expected.take(name));
      }
    }
    if (expected.has("columns_in_order")) {
      assertThat(frame.schema().names())
          .as("%s: columns_in_order", expected.place())
          .isEqualTo(Arguments.texts(expected.take("columns_in_order")));
    }
    if (expected.has("columns_contain")) {
      assertThat(frame.schema().names())
          .as("%s: columns_contain", expected.place())
          .containsAll(Arguments.texts(expected.take("columns_contain")));
    }
    for (String name : List.of("schema_json", "json_schema")) {
      if (expected.has(name)) {
        assertThat(SchemaJson.read(SchemaJson.write(frame.schema())))
            .as("%s: %s", expected.place(), name)
            .isEqualTo(SchemaJson.read(Arguments.object(expected.take(name)).toString()));
      }
    }
    for (String name : List.of("dropped_paths", "kept")) {
      if (expected.has(name)) {
        for (String path : Arguments.texts(expected.take(name))) {
          assertThat(names(frame.schema()).contains(path))
              .as("%s: %s has %s", expected.place(), name, path)
              .isEqualTo(name.equals("kept"));
        }
      }
    }
  }

  private void schema(String name, String lines) {
    StructType wanted = SchemaTree.parse(lines);
    String place = expected.place() + ": " + name;
    if (c.unorderedFields()) {
      assertThat(SchemaTree.print(sorted(frame.schema())))
          .as(place)
          .isEqualTo(SchemaTree.print(sorted(wanted)));
    } else {
      assertThat(asPrecise(SchemaTree.print(frame.schema()), lines))
          .as(place)
          .isEqualTo(lines.strip());
    }
  }

  /** A case may leave out the digits of its decimals. */
  private static String asPrecise(String actual, String wanted) {
    boolean bare = wanted.lines().anyMatch(line -> line.endsWith("decimal"));
    return (bare ? actual.replaceAll("decimal\\(\\d+,\\d+\\)", "decimal") : actual).strip();
  }

  /** A list of names, or names with types; types in the words of any catalog. */
  private void columns(String name, JsonNode columns) {
    String place = expected.place() + ": " + name;
    if (columns.isArray()) {
      assertThat(frame.schema().names())
          .as(place)
          .containsExactlyInAnyOrderElementsOf(Arguments.texts(columns));
      return;
    }
    Map<String, String> wanted = new TreeMap<>();
    columns.properties().forEach(e -> wanted.put(e.getKey(), type(e.getValue().asText())));
    Map<String, String> actual = new TreeMap<>();
    for (Field field : frame.schema().fields()) {
      boolean bare = BARE.contains(wanted.getOrDefault(field.name(), ""));
      actual.put(field.name(), bare ? field.type().typeName() : field.type().toString());
    }
    if (!name.equals("columns") && !name.equals("columns_in_redshift")) {
      actual.keySet().retainAll(wanted.keySet());
    }
    assertThat(actual).as(place).isEqualTo(wanted);
  }

  private static String type(String text) {
    String written = text.replace('{', '<').replace('}', '>');
    return BARE.contains(written) ? written : TypeNames.parse(written).toString();
  }

  private static StructType sorted(StructType struct) {
    List<Field> fields = new ArrayList<>();
    struct.fields().stream()
        .sorted(Comparator.comparing(Field::name))
        .forEach(f -> fields.add(new Field(f.name(), sorted(f.type()))));
    return new StructType(fields);
  }

  private static DynamicType sorted(DynamicType type) {
    if (type instanceof StructType struct) {
      return sorted(struct);
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(sorted(array.element()));
    }
    return type instanceof ChoiceType choice
        ? new ChoiceType(choice.alternatives().stream().map(SchemaChecks::sorted).toList())
        : type;
  }

  /** Every path of a schema, through structs and arrays. */
  static List<String> names(StructType schema) {
    List<String> names = new ArrayList<>();
    collect(schema, "", names);
    return names;
  }

  private static void collect(DynamicType type, String prefix, List<String> names) {
    if (type instanceof StructType struct) {
      for (Field field : struct.fields()) {
        names.add(prefix + field.name());
        collect(field.type(), prefix + field.name() + ".", names);
      }
    } else if (type instanceof ArrayType array) {
      collect(array.element(), prefix, names);
    }
  }
}

package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.spark.SparkTypes;
import dev.sluice.dynamicframe.transform.ChoicePaths;
import dev.sluice.dynamicframe.transform.ResolveAction;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.transform.ResolveTransform;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms of ResolveChoice: by specs, one way for all, and by a catalog table. */
final class Resolving {
  private static final String CATALOG = "match_catalog";

  private Resolving() {}

  static DynamicFrame specs(DynamicFrame frame, List<ResolveSpec> specs) {
    if (specs.isEmpty()) {
      throw new IllegalArgumentException(
          "resolveChoice needs specs or a choice option: give (path, action) pairs, or one of cast:TYPE, project:TYPE, make_cols, make_struct, match_catalog");
    }
    StructType schema = ResolveTransform.needsSchema(specs) ? frame.schema() : null;
    return frame.apply(new ResolveTransform(specs, schema));
  }

  static DynamicFrame all(DynamicFrame frame, String choice, List<ResolveSpec> listed) {
    if (choice.strip().equalsIgnoreCase(CATALOG)) {
      throw new IllegalArgumentException(
          "match_catalog needs a table to match: call resolveChoice(database, tableName)");
    }
    StructType schema = frame.schema();
    List<ResolveSpec> specs = ResolveTransform.forAll(schema, ResolveAction.parse(choice), listed);
    return frame.apply(new ResolveTransform(specs, schema));
  }

  static DynamicFrame catalog(DynamicFrame frame, String database, String table) {
    StructType catalog =
        SparkTypes.fromSpark(
            frame
                .stage()
                .source()
                .session()
                .table(FieldPath.of(database, table).toString())
                .schema());
    return matching(frame, catalog);
  }

  /** Each choice is cast to the type that its place has in another schema; others stay. */
  static DynamicFrame matching(DynamicFrame frame, StructType catalog) {
    StructType schema = frame.schema();
    List<ResolveSpec> specs = new ArrayList<>();
    for (Map.Entry<FieldPath, ChoiceType> choice : ChoicePaths.of(schema).entrySet()) {
      DynamicType wanted = find(catalog, choice.getKey());
      if (wanted != null) {
        specs.add(new ResolveSpec(choice.getKey(), new ResolveAction.Cast(wanted)));
      }
    }
    return frame.apply(new ResolveTransform(specs, schema));
  }

  private static @Nullable DynamicType find(StructType catalog, FieldPath path) {
    DynamicType at = catalog;
    for (FieldPath.Step step : path.steps()) {
      if (!(at instanceof StructType struct)) {
        return null;
      }
      // The Data Catalog keeps names in lower case.
      at =
          struct.fields().stream()
              .filter(f -> f.name().equalsIgnoreCase(step.name()))
              .map(Field::type)
              .findFirst()
              .orElse(null);
      for (int i = 0; i < step.brackets(); i++) {
        at = at instanceof ArrayType array ? array.element() : null;
      }
      if (at == null) {
        return null;
      }
    }
    return at;
  }
}

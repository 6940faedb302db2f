package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.FieldPath.Step;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the choices of a schema, however deep, also those inside other choices. */
public final class ChoicePaths {
  private final Map<FieldPath, ChoiceType> found = new LinkedHashMap<>();

  private ChoicePaths() {}

  /** Every choice by its path. */
  public static Map<FieldPath, ChoiceType> of(StructType schema) {
    ChoicePaths paths = new ChoicePaths();
    paths.walk(schema, List.of());
    return paths.found;
  }

  /** Says which choices are left and how to resolve them. */
  public static String message(Map<FieldPath, ChoiceType> choices) {
    StringBuilder text = new StringBuilder();
    choices.forEach((path, type) -> text.append("'%s' is %s; ".formatted(path, type)));
    return text
        + "resolve it with resolveChoice: cast:TYPE, project:TYPE, make_cols, make_struct or match_catalog";
  }

  private void walk(DynamicType type, List<Step> path) {
    if (type instanceof ChoiceType choice) {
      found.putIfAbsent(new FieldPath(path), choice);
      choice.alternatives().forEach(t -> walk(t, path));
    } else if (type instanceof StructType struct) {
      struct.fields().forEach(f -> walk(f.type(), append(path, new Step(f.name(), 0))));
    } else if (type instanceof ArrayType array) {
      List<Step> inside = new ArrayList<>(path);
      Step last = inside.remove(inside.size() - 1);
      walk(array.element(), append(inside, new Step(last.name(), last.brackets() + 1)));
    }
  }

  private static List<Step> append(List<Step> path, Step step) {
    List<Step> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }
}

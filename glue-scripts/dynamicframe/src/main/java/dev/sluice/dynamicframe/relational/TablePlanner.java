package dev.sluice.dynamicframe.relational;

import dev.sluice.dynamicframe.relational.TablePlan.Column;
import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.MapType;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans the tables that a schema without choices falls into: the root first, then by depth. */
public final class TablePlanner {
  private static final String ELEMENT = ".val";

  /** A map is pivoted like an array of such pairs. */
  static final String KEY = "key";

  static final String VALUE = "value";

  private record Array(Column column, List<String> path, DynamicType element) {}

  private final String root;
  private final List<TablePlan> tables = new ArrayList<>();
  private int arrays;

  private TablePlanner(String root) {
    this.root = root;
  }

  /** The tables of a schema; {@code root} names the first and starts the others' names. */
  public static List<TablePlan> plan(String root, StructType schema) {
    if (root.isBlank()) {
      throw new IllegalArgumentException(
          "relationalize needs a name for the root table, such as 'root'");
    }
    TablePlanner planner = new TablePlanner(root);
    List<Column> columns = new ArrayList<>();
    List<Array> children = new ArrayList<>();
    planner.flatten(schema, "", List.of(), List.of(), columns, children);
    planner.table(root, null, null, List.of(), columns, children);
    return List.copyOf(planner.tables);
  }

  private void table(
      String name,
      @Nullable TablePlan parent,
      @Nullable Column array,
      List<String> path,
      List<Column> columns,
      List<Array> children) {
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "two fields of table '%s' flatten to the column '%s': rename one of them before relationalize"
                .formatted(name, column.name()));
      }
    }
    TablePlan table = new TablePlan(name, parent, array, path, columns);
    tables.add(table);
    for (Array child : children) {
      child(table, child);
    }
  }

  private void child(TablePlan parent, Array array) {
    String flat = array.column().name();
    List<Column> columns = new ArrayList<>();
    List<Array> children = new ArrayList<>();
    DynamicType element = array.element();
    if (element instanceof MapType map) {
      columns.add(new Column(KEY, List.of(KEY), ScalarType.STRING, Column.NO_ARRAY));
      column(VALUE, map.value(), List.of(VALUE), array.path(), columns, children);
    } else {
      column(flat + ELEMENT, element, List.of(), array.path(), columns, children);
    }
    table(root + "_" + flat, parent, array.column(), array.path(), columns, children);
  }

  private void flatten(
      StructType struct,
      String prefix,
      List<String> access,
      List<String> path,
      List<Column> columns,
      List<Array> children) {
    for (Field field : struct.fields()) {
      column(
          prefix + field.name(),
          field.type(),
          append(access, field.name()),
          append(path, field.name()),
          columns,
          children);
    }
  }

  private void column(
      String name,
      DynamicType type,
      List<String> access,
      List<String> path,
      List<Column> columns,
      List<Array> children) {
    if (type instanceof StructType struct) {
      flatten(struct, name + ".", access, path, columns, children);
    } else if (type instanceof ArrayType || type instanceof MapType) {
      Column key = new Column(name, access, ScalarType.LONG, arrays++);
      columns.add(key);
      DynamicType element = type instanceof ArrayType array ? array.element() : type;
      children.add(new Array(key, path, element));
    } else {
      columns.add(new Column(name, access, type, Column.NO_ARRAY));
    }
  }

  private static List<String> append(List<String> names, String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return longer;
  }
}

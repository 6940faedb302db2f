package dev.sluice.dynamicframe.relational;

import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.ScalarType;
import dev.sluice.dynamicframe.type.StructType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One table of a relationalized frame.
 *
 * @param parent the table whose rows hold this table's arrays; none for the root
 * @param array where in a parent's row the array stands, and under which column its key
 * @param path the names from the record's root to the array, elements left out
 */
public record TablePlan(
    String name,
    @Nullable TablePlan parent,
    @Nullable Column array,
    List<String> path,
    List<Column> columns)
    implements Serializable {

  /** The key of a child's row: which array it stood in. */
  public static final String ID = "id";

  /** The position of a child's row in its array. */
  public static final String INDEX = "index";

  /**
   * A column: where its value stands in a row's element. A column with an {@code arrayId} holds the
   * key of an array, and its rows are another table.
   */
  public record Column(String name, List<String> access, DynamicType type, int arrayId)
      implements Serializable {
    static final int NO_ARRAY = -1;

    public Column {
      access = List.copyOf(access);
    }

    boolean isKey() {
      return arrayId != NO_ARRAY;
    }
  }

  public TablePlan {
    path = List.copyOf(path);
    columns = List.copyOf(columns);
  }

  /** The flat schema: child tables start with id and index. */
  public StructType schema() {
    Stream<Field> keys =
        parent == null
            ? Stream.of()
            : Stream.of(new Field(ID, ScalarType.LONG), new Field(INDEX, ScalarType.INT));
    Stream<Field> fields = columns.stream().map(c -> new Field(c.name(), c.type()));
    return new StructType(Stream.concat(keys, fields).toList());
  }

  /** The tables from the root's child to this one. */
  List<TablePlan> chain() {
    List<TablePlan> chain = new ArrayList<>();
    for (TablePlan at = this; at.parent != null; at = at.parent) {
      chain.add(0, at);
    }
    return chain;
  }
}

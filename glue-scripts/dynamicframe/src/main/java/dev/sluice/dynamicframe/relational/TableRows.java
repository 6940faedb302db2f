package dev.sluice.dynamicframe.relational;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.PathReader;
import dev.sluice.dynamicframe.record.LookAhead;
import dev.sluice.dynamicframe.relational.TablePlan.Column;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one table, one after the other, without ever holding more than one record. */
final class TableRows extends LookAhead<StructNode> {

  /** The arrays of one depth: where they stand, and the one that is being walked. */
  private static final class Level {
    final PathReader reader;
    final boolean direct;
    final int arrayId;
    Iterator<DynamicNode> elements = List.<DynamicNode>of().iterator();
    long id;
    int index;

    Level(Column array) {
      this.reader = new PathReader(array.access(), true);
      this.direct = array.access().isEmpty();
      this.arrayId = array.arrayId();
    }
  }

  private final Iterator<StructNode> records;
  private final Keys keys;
  private final List<Column> columns;
  private final List<@Nullable PathReader> readers = new ArrayList<>();
  private final List<Level> levels = new ArrayList<>();
  private final Shape shape;

  TableRows(TablePlan table, Iterator<StructNode> records, Keys keys) {
    this.records = records;
    this.keys = keys;
    this.columns = table.columns();
    this.shape = Shape.of(table.schema().names());
    for (TablePlan level : table.chain()) {
      Column array = level.array();
      if (array != null) {
        levels.add(new Level(array));
      }
    }
    columns.forEach(
        c -> readers.add(c.access().isEmpty() ? null : new PathReader(c.access(), true)));
  }

  @Override
  protected @Nullable StructNode advance() {
    DynamicNode element = element();
    return element == null ? null : row(element);
  }

  private @Nullable DynamicNode element() {
    int depth = levels.size() - 1;
    while (true) {
      DynamicNode element = step(depth);
      if (element == null) {
        if (depth < 0) {
          return null;
        }
        depth--;
      } else if (depth == levels.size() - 1) {
        return element;
      } else {
        depth++;
        enter(levels.get(depth), element);
      }
    }
  }

  /** The next element of a depth's array, or the next record above all arrays. */
  private @Nullable DynamicNode step(int depth) {
    if (depth < 0) {
      if (!records.hasNext()) {
        return null;
      }
      StructNode record = records.next();
      keys.record(record);
      return record;
    }
    Level level = levels.get(depth);
    if (!level.elements.hasNext()) {
      return null;
    }
    level.index++;
    return level.elements.next();
  }

  private void enter(Level level, DynamicNode parent) {
    DynamicNode array = level.direct ? parent : read(level.reader, parent);
    level.elements = elements(array);
    level.index = -1;
    if (level.elements.hasNext()) {
      level.id = keys.next(level.arrayId);
    }
  }

  private static @Nullable DynamicNode read(PathReader reader, DynamicNode node) {
    return node instanceof StructNode struct ? reader.get(struct) : null;
  }

  private static Iterator<DynamicNode> elements(@Nullable DynamicNode node) {
    if (node instanceof ArrayNode array) {
      return array.elements().iterator();
    }
    if (node instanceof MapNode map) {
      return map.entries().entrySet().stream().<DynamicNode>map(TableRows::pair).iterator();
    }
    return List.<DynamicNode>of().iterator();
  }

  private static StructNode pair(Map.Entry<String, DynamicNode> entry) {
    return StructNode.of(
        Map.of(
            TablePlanner.KEY, ScalarNode.of(entry.getKey()), TablePlanner.VALUE, entry.getValue()));
  }

  private StructNode row(DynamicNode element) {
    DynamicNode[] values = new DynamicNode[shape.size()];
    int at = 0;
    if (!levels.isEmpty()) {
      Level level = levels.get(levels.size() - 1);
      values[at++] = ScalarNode.of(level.id);
      values[at++] = ScalarNode.of(level.index);
    }
    for (int i = 0; i < columns.size(); i++) {
      PathReader reader = readers.get(i);
      DynamicNode value = reader == null ? element : read(reader, element);
      values[at++] = columns.get(i).isKey() ? key(value, columns.get(i)) : orNull(value);
    }
    return new StructNode(shape, values);
  }

  private DynamicNode key(@Nullable DynamicNode array, Column column) {
    // An empty array has no rows, so a key would lead nowhere; null says so.
    boolean filled =
        (array instanceof ArrayNode a && !a.elements().isEmpty())
            || (array instanceof MapNode m && !m.entries().isEmpty());
    return filled ? ScalarNode.of(keys.next(column.arrayId())) : NullNode.NULL;
  }

  private static DynamicNode orNull(@Nullable DynamicNode value) {
    return value == null ? NullNode.NULL : value;
  }
}

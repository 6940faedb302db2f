package dev.sluice.dynamicframe.spark;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.StructType;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/** Writes records as Spark's internal rows of a schema; serves one partition. */
public final class RowWriter {
  private final StructType schema;
  private final ValueWriter[] writers;
  private final int[] positions;
  private final boolean complete;
  private final String place;
  private @Nullable Shape shape;

  /**
   * A writer of these columns.
   *
   * @param complete the schema may lack fields, and one that it lacks is an error, not left out
   */
  public RowWriter(StructType schema, boolean complete) {
    this(schema, complete, "");
  }

  RowWriter(StructType schema, boolean complete, String place) {
    this.schema = schema;
    this.complete = complete;
    this.place = place;
    List<Field> fields = schema.fields();
    this.positions = new int[fields.size()];
    this.writers = new ValueWriter[fields.size()];
    for (int i = 0; i < writers.length; i++) {
      String path = place.isEmpty() ? fields.get(i).name() : place + "." + fields.get(i).name();
      writers[i] = ValueWriter.of(fields.get(i).type(), complete, path);
    }
  }

  /** The record as a row of its own. */
  public InternalRow write(StructNode record) {
    if (shape != record.shape()) {
      remember(record.shape());
    }
    Object[] row = new Object[writers.length];
    for (int i = 0; i < row.length; i++) {
      DynamicNode value = positions[i] < 0 ? NullNode.NULL : record.value(positions[i]);
      row[i] = value == NullNode.NULL ? null : writers[i].write(value);
    }
    return new GenericInternalRow(row);
  }

  private void remember(Shape next) {
    for (int i = 0; i < positions.length; i++) {
      positions[i] = next.indexOf(schema.fields().get(i).name());
    }
    if (complete) {
      next.names().stream()
          .filter(name -> schema.field(name).isEmpty())
          .findFirst()
          .ifPresent(this::refuse);
    }
    shape = next;
  }

  private void refuse(String name) {
    throw new IllegalStateException(
        "the field '%s' is not in the sampled schema%s: sample more records, or let the frame scan all of them with recomputeSchema"
            .formatted(name, place.isEmpty() ? "" : " of '" + place + "'"));
  }
}

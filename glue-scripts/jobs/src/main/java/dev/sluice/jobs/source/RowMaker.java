package dev.sluice.jobs.source;

import dev.sluice.cloudtrail.CloudTrailRow;
import dev.sluice.cloudtrail.Projection;
import dev.sluice.cloudtrail.RejectedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a scan: record columns, partition columns and the corrupt column, in order. */
final class RowMaker {
  private final List<Slot> slots;

  /** Where one value of a row comes from. */
  private sealed interface Slot {
    record Field(FieldReader reader) implements Slot {}

    record PartitionValue(int index, DataType type) implements Slot {}

    record Corrupt() implements Slot {}
  }

  private RowMaker(List<Slot> slots) {
    this.slots = slots;
  }

  static RowMaker of(StructType required, StructType partitionSchema) {
    List<String> keys = Arrays.asList(partitionSchema.fieldNames());
    List<Slot> slots = new ArrayList<>();
    for (StructField field : required.fields()) {
      int key = keys.indexOf(field.name());
      if (key >= 0) {
        slots.add(new Slot.PartitionValue(key, field.dataType()));
      } else if (field.name().equals(CloudTrailTypes.CORRUPT)) {
        slots.add(new Slot.Corrupt());
      } else {
        slots.add(
            new Slot.Field(FieldReader.of(new StructType(new StructField[] {field}), "").get(0)));
      }
    }
    return new RowMaker(slots);
  }

  /** What the reader has to look at; all else it skips. */
  Projection projection() {
    return Projection.of(
        slots.stream()
            .filter(Slot.Field.class::isInstance)
            .flatMap(slot -> ((Slot.Field) slot).reader().leaves().stream())
            .toList());
  }

  /** Whether rejected records become rows. */
  boolean wantsCorrupt() {
    return slots.stream().anyMatch(Slot.Corrupt.class::isInstance);
  }

  InternalRow row(@Nullable CloudTrailRow row, InternalRow values, @Nullable RejectedRecord bad) {
    @Nullable Object[] made = new Object[slots.size()];
    for (int i = 0; i < made.length; i++) {
      Slot slot = slots.get(i);
      if (slot instanceof Slot.Field field) {
        made[i] = row == null ? null : field.reader().read(row);
      } else if (slot instanceof Slot.PartitionValue key) {
        made[i] = values.get(key.index(), key.type());
      } else {
        made[i] = bad == null ? null : corrupt(bad);
      }
    }
    return new GenericInternalRow(made);
  }

  private static UTF8String corrupt(RejectedRecord bad) {
    return UTF8String.fromString(
        bad.reason() + ": " + new String(bad.text(), StandardCharsets.UTF_8));
  }
}

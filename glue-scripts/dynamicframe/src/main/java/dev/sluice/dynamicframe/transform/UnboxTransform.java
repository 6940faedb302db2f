package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.type.ScalarType;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;

/** Unbox: the text of one field is parsed, and what it says takes the field's place. */
public record UnboxTransform(FieldPath path, SerializableSupplier<BoxReader> format)
    implements RecordTransform {

  /** Parses what stands in one field; serves one partition. */
  @FunctionalInterface
  public interface BoxReader {

    /** The value of a text, or of bytes. */
    DynamicNode read(ScalarNode boxed) throws IOException;
  }

  /** Makes a reader on the executor. */
  @FunctionalInterface
  public interface SerializableSupplier<T> extends Supplier<T>, Serializable {}

  public UnboxTransform {
    if (path.entersArrays()) {
      throw new IllegalArgumentException(
          "unbox cannot enter the array in '" + path + "': relationalize first");
    }
  }

  @Override
  public String name() {
    return "unbox";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    BoxReader reader = format.get();
    return record -> replace(record, path.names(), reader);
  }

  private StructNode replace(StructNode struct, List<String> names, BoxReader reader) {
    int position = struct.shape().indexOf(names.get(0));
    if (position < 0) {
      return struct;
    }
    DynamicNode value = struct.value(position);
    DynamicNode replaced;
    if (names.size() == 1) {
      replaced = unboxed(value, reader);
    } else if (value instanceof StructNode inner) {
      replaced = replace(inner, names.subList(1, names.size()), reader);
    } else {
      return struct;
    }
    DynamicNode[] values = struct.copyValues();
    values[position] = replaced;
    return struct.withValues(values);
  }

  private DynamicNode unboxed(DynamicNode value, BoxReader reader) {
    if (value.isNull()) {
      return NullNode.NULL;
    }
    if (!(value instanceof ScalarNode boxed) || !isText(boxed)) {
      throw new RecordException(
          "unbox failed '%s' is a %s: only string and binary fields can be unboxed"
              .formatted(path, value.typeName()));
    }
    try {
      return reader.read(boxed);
    } catch (IOException | RuntimeException e) {
      throw new RecordException("unbox failed " + e.getMessage(), e);
    }
  }

  private static boolean isText(ScalarNode scalar) {
    return scalar.type() == ScalarType.STRING || scalar.type() == ScalarType.BINARY;
  }
}

package dev.sluice.dynamicframe.record;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.NodeCodec;
import dev.sluice.dynamicframe.node.NodeJson;
import dev.sluice.dynamicframe.node.NodeValues;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.node.TypeCollector;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.PathReader;
import dev.sluice.dynamicframe.type.DynamicType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One self-describing record; it never changes, so every change gives a new one. */
public final class DynamicRecord implements Serializable {
  private static final long serialVersionUID = 1L;

  private final StructNode root;
  private final @Nullable RecordFault fault;

  private DynamicRecord(StructNode root, @Nullable RecordFault fault) {
    this.root = root;
    this.fault = fault;
  }

  /** A good record. */
  public static DynamicRecord of(StructNode root) {
    return new DynamicRecord(root, null);
  }

  /** A good record of plain Java values. */
  public static DynamicRecord of(Map<String, ?> fields) {
    return of((StructNode) NodeValues.of(fields));
  }

  /** An error record: the record as it was before the failure, and the failure. */
  public static DynamicRecord failed(StructNode before, RecordFault fault) {
    return new DynamicRecord(before, Objects.requireNonNull(fault, "fault"));
  }

  /** The record's fields. */
  public StructNode getRoot() {
    return root;
  }

  /** Whether this is an error record. */
  public boolean isError() {
    return fault != null;
  }

  /** Why this is an error record. */
  public Optional<RecordFault> getError() {
    return Optional.ofNullable(fault);
  }

  /** This record as an error record. */
  public DynamicRecord setError(RecordFault error) {
    return failed(root, error);
  }

  /** This record as a good one. */
  public DynamicRecord clearError() {
    return of(root);
  }

  /** The value at a path as a Java value. */
  public Optional<Object> getField(String path) {
    return getFieldNode(path).map(NodeValues::toJava);
  }

  /** The value at a path; nothing when the field is missing. */
  public Optional<DynamicNode> getFieldNode(String path) {
    return Optional.ofNullable(PathReader.of(FieldPath.parse(path)).get(root));
  }

  /** This record with a value put at a path, in place of what is there. */
  public DynamicRecord addField(String path, @Nullable Object value) {
    return new DynamicRecord(put(root, FieldPath.parse(path).names(), NodeValues.of(value)), fault);
  }

  /** This record without the field at a path. */
  public DynamicRecord dropField(String path) {
    return new DynamicRecord(remove(root, FieldPath.parse(path).names()), fault);
  }

  /** The schema of this record alone. */
  public DynamicType schema() {
    return TypeCollector.typeOf(root);
  }

  /** The record as JSON, with or without quotes around names and texts. */
  public String toJson(boolean useQuotes) {
    return NodeJson.spaced(root, useQuotes);
  }

  private static StructNode put(StructNode struct, List<String> path, DynamicNode value) {
    Map<String, DynamicNode> fields = struct.fields();
    String name = path.get(0);
    if (path.size() == 1) {
      fields.put(name, value);
    } else {
      StructNode inner = fields.get(name) instanceof StructNode s ? s : StructNode.EMPTY;
      fields.put(name, put(inner, path.subList(1, path.size()), value));
    }
    return StructNode.of(fields);
  }

  private static StructNode remove(StructNode struct, List<String> path) {
    Map<String, DynamicNode> fields = struct.fields();
    if (path.size() == 1) {
      fields.remove(path.get(0));
    } else if (fields.get(path.get(0)) instanceof StructNode inner) {
      fields.put(path.get(0), remove(inner, path.subList(1, path.size())));
    }
    return StructNode.of(fields);
  }

  private Object writeReplace() {
    return new Packed(NodeCodec.encode(root), fault);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DynamicRecord that
        && root.equals(that.root)
        && Objects.equals(fault, that.fault);
  }

  @Override
  public int hashCode() {
    return root.hashCode();
  }

  @Override
  public String toString() {
    return root.toString();
  }

  /** What crosses the wire. */
  private static final class Packed implements Serializable {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;
    private final @Nullable RecordFault fault;

    Packed(byte[] bytes, @Nullable RecordFault fault) {
      this.bytes = bytes;
      this.fault = fault;
    }

    private Object readResolve() {
      return new DynamicRecord(NodeCodec.decode(bytes), fault);
    }
  }
}

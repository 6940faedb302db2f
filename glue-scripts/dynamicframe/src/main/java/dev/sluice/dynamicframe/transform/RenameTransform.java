package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** RenameField: in its place when the struct stays the same, else moved to the end of the other. */
public record RenameTransform(FieldPath from, FieldPath to) implements RecordTransform {

  @Override
  public String name() {
    return "renameField";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    return record -> {
      Edit<DynamicNode> edit = new Edit<>(record.fields(), RenameTransform::fieldsOf);
      return edit.rename(from.names(), to.names()) ? StructNode.of(edit.nodes()) : record;
    };
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    Edit<DynamicType> edit = new Edit<>(fieldsOf(before), RenameTransform::fieldsOf);
    return Optional.of(edit.rename(from.names(), to.names()) ? edit.types() : before);
  }

  private static @Nullable Map<String, DynamicNode> fieldsOf(DynamicNode node) {
    return node instanceof StructNode struct ? struct.fields() : null;
  }

  private static Map<String, DynamicType> fieldsOf(StructType type) {
    Map<String, DynamicType> fields = new LinkedHashMap<>();
    type.fields().forEach(f -> fields.put(f.name(), f.type()));
    return fields;
  }

  private static @Nullable Map<String, DynamicType> fieldsOf(DynamicType type) {
    return type instanceof StructType struct ? fieldsOf(struct) : null;
  }

  /** A struct opened for change, of values and of types alike. */
  private static final class Edit<T> {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Function<T, @Nullable Map<String, T>> open;

    Edit(Map<String, T> content, Function<T, @Nullable Map<String, T>> open) {
      this.open = open;
      fields.putAll(content);
    }

    boolean rename(List<String> from, List<String> to) {
      Edit<T> parent = at(from, false);
      String old = from.get(from.size() - 1);
      if (parent == null || !parent.fields.containsKey(old) || from.equals(to)) {
        return false;
      }
      String renamed = to.get(to.size() - 1);
      if (from.subList(0, from.size() - 1).equals(to.subList(0, to.size() - 1))) {
        parent.replaceKey(old, renamed);
        return true;
      }
      Object value = parent.fields.remove(old);
      Edit<T> target = at(to, true);
      if (target == null || value == null || target.fields.put(renamed, value) != null) {
        throw taken(String.join(".", to));
      }
      return true;
    }

    private void replaceKey(String old, String renamed) {
      if (fields.containsKey(renamed)) {
        throw taken(renamed);
      }
      Map<String, Object> copy = new LinkedHashMap<>(fields);
      fields.clear();
      copy.forEach((name, value) -> fields.put(name.equals(old) ? renamed : name, value));
    }

    private static RecordException taken(String name) {
      return new RecordException(
          "there is a field '" + name + "' already: drop or rename it before this renameField");
    }

    @SuppressWarnings("unchecked")
    private @Nullable Edit<T> at(List<String> path, boolean create) {
      Edit<T> edit = this;
      for (String name : path.subList(0, path.size() - 1)) {
        Object child = edit.fields.get(name);
        if (child == null && create) {
          child = new Edit<>(Map.of(), open);
        } else if (child != null && !(child instanceof Edit)) {
          // Only T and Edit<T> are ever put in; T is erased, so the compiler cannot see it.
          Map<String, T> content = open.apply((T) child);
          child = content == null ? null : new Edit<>(content, open);
        }
        if (child == null) {
          return null;
        }
        edit.fields.put(name, child);
        edit = (Edit<T>) child;
      }
      return edit;
    }

    Map<String, DynamicNode> nodes() {
      Map<String, DynamicNode> nodes = new LinkedHashMap<>();
      fields.forEach(
          (name, value) ->
              nodes.put(
                  name,
                  value instanceof Edit<?> edit
                      ? StructNode.of(edit.nodes())
                      : (DynamicNode) value));
      return nodes;
    }

    StructType types() {
      List<Field> types = new ArrayList<>();
      fields.forEach(
          (name, value) ->
              types.add(
                  new Field(
                      name, value instanceof Edit<?> edit ? edit.types() : (DynamicType) value)));
      return new StructType(types);
    }
  }
}

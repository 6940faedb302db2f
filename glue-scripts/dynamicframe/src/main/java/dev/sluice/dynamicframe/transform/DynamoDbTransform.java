package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.StructNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two helpers for DynamoDB exports: unnest turns maps into dotted columns, simplify keeps them
 * as structs. Both take the {@code Item} away that an export wraps around each row.
 */
public record DynamoDbTransform(boolean unnest) implements RecordTransform {
  private static final String ITEM = "Item";

  @Override
  public String name() {
    return unnest ? "unnestDdbJson" : "simplifyDdbJson";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    return record -> {
      Map<String, DynamicNode> row = new LinkedHashMap<>();
      record
          .fields()
          .forEach(
              (name, value) -> {
                if (name.equals(ITEM) && value instanceof StructNode item) {
                  item.fields().forEach((column, v) -> put(row, column, v));
                } else {
                  put(row, name, value);
                }
              });
      return StructNode.of(row);
    };
  }

  private void put(Map<String, DynamicNode> row, String name, DynamicNode value) {
    String descriptor = DynamoDbValues.descriptor(value);
    if (!unnest) {
      set(row, name, DynamoDbValues.simplify(value));
    } else if (descriptor == null) {
      set(row, name, value);
    } else if (descriptor.equals("M")
        && DynamoDbValues.content(value, descriptor) instanceof StructNode map) {
      map.fields().forEach((key, inner) -> put(row, name + "." + key, inner));
    } else {
      set(row, name, DynamoDbValues.simplify(value));
    }
  }

  private void set(Map<String, DynamicNode> row, String name, DynamicNode value) {
    if (row.put(name, value) != null) {
      throw new RecordException(
          "%s gives two columns the name '%s': rename one of them first".formatted(name(), name));
    }
  }
}

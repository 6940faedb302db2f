package dev.sluice.dynamicframe.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.MapNode;
import dev.sluice.dynamicframe.node.NullNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.node.Shape;
import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.MapType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds nodes from JSON tokens, only what a plan asks for; serves one partition. */
final class JsonNodes {

  /** Names are interned, so that shapes compare by reference; texts may be as long as a file. */
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxDocumentLength(-1)
                  .build())
          .build();

  private static final int FIRST = 16;

  private final Shape root = Shape.root();
  private @Nullable StructNode partial;

  /** Reads the value that the parser stands on. */
  DynamicNode read(JsonParser parser, ReadPlan plan) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return plan.hint() instanceof MapType
          ? readMap(parser, plan)
          : HintedValues.checked(readObject(parser, plan, false), plan.hint());
    }
    if (token == JsonToken.START_ARRAY) {
      return HintedValues.checked(readArray(parser, plan), plan.hint());
    }
    return HintedValues.scalar(parser, plan.hint());
  }

  /** Reads a record; {@link #partial()} tells how far it came when this fails. */
  StructNode readRecord(JsonParser parser, ReadPlan plan) throws IOException {
    partial = null;
    return readObject(parser, plan, true);
  }

  /** The fields that were read of the last record before it failed. */
  StructNode partial() {
    return partial == null ? StructNode.EMPTY : partial;
  }

  private StructNode readObject(JsonParser parser, ReadPlan plan, boolean record)
      throws IOException {
    Shape shape = root;
    DynamicNode[] values = new DynamicNode[FIRST];
    try {
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        ReadPlan field = plan.field(name);
        if (field == null) {
          parser.skipChildren();
          continue;
        }
        DynamicNode value = read(parser, field);
        Shape grown = shape.with(name);
        int position = grown == shape ? shape.indexOf(name) : shape.size();
        shape = grown;
        if (position == values.length) {
          values = Arrays.copyOf(values, values.length * 2);
        }
        values[position] = value;
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new JsonParseException(parser, "the object is not closed");
      }
    } catch (IOException | RuntimeException e) {
      if (record) {
        partial = new StructNode(shape, Arrays.copyOf(values, shape.size()));
      }
      throw e;
    }
    return new StructNode(shape, Arrays.copyOf(values, shape.size()));
  }

  private MapNode readMap(JsonParser parser, ReadPlan plan) throws IOException {
    Map<String, DynamicNode> entries = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      ReadPlan value = plan.field(name);
      entries.put(name, read(parser, value == null ? ReadPlan.NATURAL : value));
    }
    return new MapNode(entries);
  }

  private ArrayNode readArray(JsonParser parser, ReadPlan plan) throws IOException {
    List<DynamicNode> elements = new ArrayList<>();
    ReadPlan element = plan.element();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new JsonParseException(parser, "the array is not closed");
      }
      if (plan.lengthOnly()) {
        parser.skipChildren();
        if (elements.isEmpty()) {
          elements.add(NullNode.NULL);
        }
      } else {
        elements.add(read(parser, element));
      }
    }
    return new ArrayNode(elements);
  }

  /** Numbers by the smallest of int and long that holds them; other numbers are doubles. */
  static DynamicNode natural(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> ScalarNode.of(parser.getText());
      case VALUE_TRUE -> ScalarNode.of(true);
      case VALUE_FALSE -> ScalarNode.of(false);
      case VALUE_NUMBER_INT -> integral(parser);
      case VALUE_NUMBER_FLOAT -> ScalarNode.of(parser.getDoubleValue());
      default -> NullNode.NULL;
    };
  }

  private static DynamicNode integral(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> ScalarNode.of(parser.getIntValue());
      case LONG -> ScalarNode.of(parser.getLongValue());
      default -> beyondLong(parser);
    };
  }

  /** A double would lose digits without a word; a decimal keeps as many as there are types for. */
  private static DynamicNode beyondLong(JsonParser parser) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    return number.precision() > DecimalType.MAX_PRECISION
        ? ScalarNode.of(parser.getDoubleValue())
        : ScalarNode.of(new DecimalType(number.precision(), 0), number);
  }
}

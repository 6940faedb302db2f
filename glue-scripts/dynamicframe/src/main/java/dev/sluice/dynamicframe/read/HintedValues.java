package dev.sluice.dynamicframe.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.dynamicframe.node.Casts;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.ScalarType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads values as the type that a schema hint declares. What would lose something is no such value:
 * the record becomes an error record that says where the hint is wrong.
 */
final class HintedValues {
  private HintedValues() {}

  static DynamicNode scalar(JsonParser parser, @Nullable DynamicType hint) throws IOException {
    JsonToken token = parser.currentToken();
    if (hint == null || token == JsonToken.VALUE_NULL) {
      return JsonNodes.natural(parser);
    }
    if (hint == ScalarType.STRING && token == JsonToken.VALUE_STRING) {
      return ScalarNode.of(parser.getText());
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      if (hint == ScalarType.LONG) {
        return ScalarNode.of(parser.getLongValue());
      }
      if (hint instanceof DecimalType) {
        return checked(ScalarNode.of(parser.getText()), hint);
      }
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT && hint instanceof DecimalType) {
      return checked(ScalarNode.of(parser.getText()), hint);
    }
    return checked(JsonNodes.natural(parser), hint);
  }

  /** The node as the declared type, if that loses nothing. */
  static DynamicNode checked(DynamicNode node, @Nullable DynamicType hint) {
    if (hint == null || node.isNull() || node.typeName().equals(hint.typeName())) {
      return node;
    }
    if (hint instanceof ChoiceType choice) {
      return inChoice(node, choice);
    }
    DynamicNode cast = fits(node, hint) ? Casts.cast(node, hint) : node;
    if (cast == node || cast.isNull()) {
      throw mismatch(node, hint);
    }
    return cast;
  }

  private static DynamicNode inChoice(DynamicNode node, ChoiceType choice) {
    if (choice.alternative(node.typeName()).isPresent()) {
      return node;
    }
    return choice.alternatives().stream()
        .filter(t -> fits(node, t))
        .map(t -> Casts.cast(node, t))
        .filter(n -> !n.isNull())
        .findFirst()
        .orElseThrow(() -> mismatch(node, choice));
  }

  private static boolean fits(DynamicNode node, DynamicType hint) {
    if (!(node instanceof ScalarNode scalar)) {
      return false;
    }
    if (scalar.type() == ScalarType.STRING) {
      // JSON has no other way to write these.
      return hint == ScalarType.DATE
          || hint == ScalarType.TIMESTAMP
          || hint == ScalarType.TIMESTAMPNTZ
          || hint == ScalarType.BINARY
          || hint instanceof DecimalType;
    }
    boolean integral = scalar.type() == ScalarType.INT || scalar.type() == ScalarType.LONG;
    boolean floating = hint == ScalarType.FLOAT || hint == ScalarType.DOUBLE;
    boolean narrower =
        hint == ScalarType.BYTE
            || hint == ScalarType.SHORT
            || hint == ScalarType.INT
            || hint == ScalarType.LONG;
    return (integral && (floating || narrower)) || (scalar.type() == ScalarType.DOUBLE && floating);
  }

  private static IllegalArgumentException mismatch(DynamicNode node, DynamicType hint) {
    String text = node.toString();
    return new IllegalArgumentException(
        "the schema hint declares %s, but the value is the %s %s: declare choice<%s,%s> or correct the hint"
            .formatted(
                hint,
                node.typeName(),
                text.substring(0, Math.min(80, text.length())),
                hint,
                node.typeName()));
  }
}

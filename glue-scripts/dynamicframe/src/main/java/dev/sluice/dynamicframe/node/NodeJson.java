package dev.sluice.dynamicframe.node;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.dynamicframe.type.DynamicType;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Map;

/** Writes a node as JSON text. */
public final class NodeJson {
  private final StringBuilder out = new StringBuilder();
  private final String comma;
  private final String colon;
  private final boolean quotes;

  private NodeJson(boolean blanks, boolean quotes) {
    this.comma = blanks ? ", " : ",";
    this.colon = blanks ? ": " : ":";
    this.quotes = quotes;
  }

  /** Without blanks: what files hold and what a struct cast to a string becomes. */
  public static String compact(DynamicNode node) {
    return new NodeJson(false, true).write(node);
  }

  /** With a blank after each colon and comma, as {@code show} prints records. */
  public static String spaced(DynamicNode node, boolean quotes) {
    return new NodeJson(true, quotes).write(node);
  }

  private String write(DynamicNode node) {
    append(node);
    return out.toString();
  }

  private void append(DynamicNode node) {
    if (node instanceof ScalarNode scalar) {
      append(scalar);
    } else if (node instanceof StructNode struct) {
      out.append('{');
      for (int i = 0; i < struct.size(); i++) {
        entry(i == 0, struct.shape().name(i), struct.value(i));
      }
      out.append('}');
    } else if (node instanceof MapNode map) {
      out.append('{');
      boolean first = true;
      for (Map.Entry<String, DynamicNode> entry : map.entries().entrySet()) {
        entry(first, entry.getKey(), entry.getValue());
        first = false;
      }
      out.append('}');
    } else if (node instanceof ArrayNode array) {
      out.append('[');
      for (int i = 0; i < array.elements().size(); i++) {
        out.append(i == 0 ? "" : comma);
        append(array.elements().get(i));
      }
      out.append(']');
    } else {
      out.append("null");
    }
  }

  private void entry(boolean first, String name, DynamicNode value) {
    out.append(first ? "" : comma);
    text(name);
    out.append(colon);
    append(value);
  }

  private void append(ScalarNode scalar) {
    Object value = scalar.value();
    boolean bare = value instanceof Boolean || isFiniteNumber(scalar.type(), value);
    if (bare) {
      out.append(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    } else if (value instanceof byte[] bytes) {
      text(Base64.getEncoder().encodeToString(bytes));
    } else {
      text(Casts.text(scalar));
    }
  }

  private static boolean isFiniteNumber(DynamicType type, Object value) {
    return value instanceof Number number
        && !TimeCasts.isTime(type)
        && Double.isFinite(number.doubleValue());
  }

  private void text(String text) {
    if (!quotes) {
      out.append(text);
      return;
    }
    out.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, out);
    out.append('"');
  }
}

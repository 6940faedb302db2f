package dev.sluice.dynamicframe.node;

import dev.sluice.dynamicframe.type.DecimalType;
import dev.sluice.dynamicframe.type.ScalarType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Packs a record into bytes for shuffles, many times smaller than Java serialization would. */
public final class NodeCodec {
  private static final int NULL = 0;
  private static final int STRUCT = 1;
  private static final int ARRAY = 2;
  private static final int MAP = 3;
  private static final int DECIMAL = 4;
  private static final int SCALAR = 10;
  private static final ScalarType[] SCALARS = ScalarType.values();

  private NodeCodec() {}

  /** The record as bytes. */
  public static byte[] encode(StructNode record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(record, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** The record of these bytes. */
  public static StructNode decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return (StructNode) read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes are no packed record", e);
    }
  }

  private static void write(DynamicNode node, DataOutputStream out) throws IOException {
    if (node instanceof StructNode struct) {
      out.writeByte(STRUCT);
      out.writeInt(struct.size());
      for (int i = 0; i < struct.size(); i++) {
        text(struct.shape().name(i), out);
        write(struct.value(i), out);
      }
    } else if (node instanceof ArrayNode array) {
      out.writeByte(ARRAY);
      out.writeInt(array.elements().size());
      for (DynamicNode element : array.elements()) {
        write(element, out);
      }
    } else if (node instanceof MapNode map) {
      out.writeByte(MAP);
      out.writeInt(map.entries().size());
      for (Map.Entry<String, DynamicNode> entry : map.entries().entrySet()) {
        text(entry.getKey(), out);
        write(entry.getValue(), out);
      }
    } else if (node instanceof ScalarNode scalar) {
      scalar(scalar, out);
    } else {
      out.writeByte(NULL);
    }
  }

  // Packed bytes live as long as one shuffle, so both ends know the same order.
  @SuppressWarnings("EnumOrdinal")
  private static void scalar(ScalarNode node, DataOutputStream out) throws IOException {
    if (node.type() instanceof DecimalType type) {
      BigDecimal number = (BigDecimal) node.value();
      out.writeByte(DECIMAL);
      out.writeByte(type.precision());
      out.writeByte(type.scale());
      out.writeInt(number.scale());
      bytes(number.unscaledValue().toByteArray(), out);
      return;
    }
    ScalarType type = (ScalarType) node.type();
    out.writeByte(SCALAR + type.ordinal());
    Object value = node.value();
    switch (type) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case BYTE -> out.writeByte((Byte) value);
      case SHORT -> out.writeShort((Short) value);
      case INT, DATE -> out.writeInt((Integer) value);
      case LONG, TIMESTAMP, TIMESTAMPNTZ -> out.writeLong((Long) value);
      case FLOAT -> out.writeFloat((Float) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case STRING -> text((String) value, out);
      case BINARY -> bytes((byte[]) value, out);
      case NULL, UNKNOWN -> throw new IOException("a scalar cannot be of type " + type);
    }
  }

  private static DynamicNode read(DataInputStream in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case NULL -> NullNode.NULL;
      case STRUCT -> StructNode.of(entries(in));
      case MAP -> new MapNode(entries(in));
      case ARRAY -> array(in);
      case DECIMAL -> decimal(in);
      default -> scalar(SCALARS[tag - SCALAR], in);
    };
  }

  private static Map<String, DynamicNode> entries(DataInputStream in) throws IOException {
    int size = in.readInt();
    Map<String, DynamicNode> entries = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      entries.put(text(in), read(in));
    }
    return entries;
  }

  private static ArrayNode array(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<DynamicNode> elements = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      elements.add(read(in));
    }
    return new ArrayNode(elements);
  }

  private static ScalarNode decimal(DataInputStream in) throws IOException {
    DecimalType type = new DecimalType(in.readByte(), in.readByte());
    int scale = in.readInt();
    return ScalarNode.of(type, new BigDecimal(new BigInteger(bytes(in)), scale));
  }

  private static ScalarNode scalar(ScalarType type, DataInputStream in) throws IOException {
    // Boxed one by one: a common switch would promote all numbers to double.
    Object value =
        switch (type) {
          case BOOLEAN -> (Object) in.readBoolean();
          case BYTE -> (Object) in.readByte();
          case SHORT -> (Object) in.readShort();
          case INT, DATE -> (Object) in.readInt();
          case LONG, TIMESTAMP, TIMESTAMPNTZ -> (Object) in.readLong();
          case FLOAT -> (Object) in.readFloat();
          case DOUBLE -> (Object) in.readDouble();
          case STRING -> text(in);
          case BINARY -> bytes(in);
          case NULL, UNKNOWN -> throw new IOException("a scalar cannot be of type " + type);
        };
    return new ScalarNode(type, value);
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}

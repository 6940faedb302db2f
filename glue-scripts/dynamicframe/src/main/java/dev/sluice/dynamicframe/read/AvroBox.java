package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.node.ArrayNode;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.transform.UnboxTransform.BoxReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro that stands in a binary field: a whole container file, which brings its schema, or one
 * bare datum of a given schema.
 */
final class AvroBox implements BoxReader {
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};

  private final @Nullable Schema schema;

  AvroBox(@Nullable String schema) {
    this.schema = schema == null ? null : parse(schema);
  }

  /** The schema, or why it is none, before any record is read. */
  static Schema parse(String schema) {
    try {
      return new Schema.Parser().parse(schema);
    } catch (SchemaParseException e) {
      throw new IllegalArgumentException(
          "the option avroSchema takes an Avro schema as JSON: " + e.getMessage(), e);
    }
  }

  @Override
  public DynamicNode read(ScalarNode boxed) throws IOException {
    if (!(boxed.value() instanceof byte[] bytes)) {
      throw new IOException("Avro stands in binary fields, and this is a " + boxed.typeName());
    }
    if (isContainer(bytes)) {
      return container(bytes);
    }
    Schema datum = schema;
    if (datum == null) {
      throw new IOException(
          "this is no Avro container file, and a bare datum needs its schema: give the option"
              + " avroSchema");
    }
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    DynamicNode value =
        AvroNodes.of(new GenericDatumReader<Object>(datum).read(null, decoder), datum);
    if (!decoder.isEnd()) {
      throw new IOException("there are bytes behind the datum: check that avroSchema fits");
    }
    return value;
  }

  private static boolean isContainer(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && bytes[0] == MAGIC[0]
        && bytes[1] == MAGIC[1]
        && bytes[2] == MAGIC[2]
        && bytes[3] == MAGIC[3];
  }

  /** One datum is itself, several are an array. */
  private static DynamicNode container(byte[] bytes) throws IOException {
    List<DynamicNode> values = new ArrayList<>();
    try (DataFileReader<Object> file =
        new DataFileReader<>(new SeekableByteArrayInput(bytes), new GenericDatumReader<>())) {
      for (Object value : file) {
        values.add(AvroNodes.of(value, file.getSchema()));
      }
    }
    return values.size() == 1 ? values.get(0) : new ArrayNode(values);
  }
}

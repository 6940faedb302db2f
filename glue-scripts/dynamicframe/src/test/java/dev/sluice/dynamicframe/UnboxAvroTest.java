package dev.sluice.dynamicframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.dynamicframe.node.ScalarNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.type.ScalarType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class UnboxAvroTest {
  private static final String SCHEMA =
      """
      {"type":"record","name":"R","fields":[
        {"name":"id","type":"long"},
        {"name":"text","type":["null","string"]},
        {"name":"day","type":{"type":"int","logicalType":"date"}},
        {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
        {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":6,"scale":2}},
        {"name":"list","type":{"type":"array","items":"int"}},
        {"name":"map","type":{"type":"map","values":"double"}},
        {"name":"kind","type":{"type":"enum","name":"K","symbols":["A","B"]}}]}
      """;
  private static final String READ =
      "{\"id\":%d,\"text\":\"x\",\"day\":\"2026-11-03\",\"at\":\"2026-11-03"
          + " 10:00:00\",\"price\":12.50,\"list\":[1,2],\"map\":{\"k\":0.5},\"kind\":\"B\"}";

  private static GenericData.Record datum(Schema schema, long id) {
    GenericData.Record datum = new GenericData.Record(schema);
    datum.put("id", id);
    datum.put("text", "x");
    datum.put("day", 20_760);
    datum.put("at", 1_793_700_000_000L);
    datum.put("price", ByteBuffer.wrap(new byte[] {4, (byte) 0xE2}));
    datum.put("list", List.of(1, 2));
    datum.put("map", Map.of("k", 0.5));
    datum.put("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), "B"));
    return datum;
  }

  private static byte[] container(int datums) throws IOException {
    Schema schema = new Schema.Parser().parse(SCHEMA);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericData.Record> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericData.Record>(schema))) {
      writer.create(schema, bytes);
      for (int id = 1; id <= datums; id++) {
        writer.append(datum(schema, id));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bare() throws IOException {
    Schema schema = new Schema.Parser().parse(SCHEMA);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericData.Record>(schema).write(datum(schema, 1), encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static DynamicFrame boxed(byte[] bytes) {
    DynamicRecord record =
        DynamicRecord.of(Map.of("n", 1)).addField("box", new ScalarNode(ScalarType.BINARY, bytes));
    return DynamicFrame.of(TestSpark.session(), List.of(record), "");
  }

  @Test
  void aContainerFileBringsItsSchemaAndKeepsLogicalTypes() throws IOException {
    DynamicFrame frame = boxed(container(1)).unbox("box", "avro", Map.of());

    assertThat(frame.take(1)).hasToString("[{\"n\":1,\"box\":" + READ.formatted(1) + "}]");
    assertThat(frame.schema().field("box").orElseThrow())
        .hasToString(
            "struct<id:long,text:string,day:date,at:timestamp,price:decimal(6,2),list:array<int>,map:map<string,double>,kind:string>");
    assertThat(boxed(container(2)).unbox("box", "avro", Map.of()).take(1))
        .hasToString("[{\"n\":1,\"box\":[" + READ.formatted(1) + "," + READ.formatted(2) + "]}]");
  }

  @Test
  void aBareDatumIsReadByTheSchemaThatIsGiven() throws IOException {
    assertThat(boxed(bare()).unbox("box", "avro", Map.of("avroSchema", SCHEMA)).take(1))
        .hasToString("[{\"n\":1,\"box\":" + READ.formatted(1) + "}]");
  }

  @Test
  void bytesThatAreNoAvroMakeErrorRecords() throws IOException {
    DynamicFrame frame = boxed(bare()).unbox("box", "avro", Map.of());

    assertThat(frame.count()).isZero();
    assertThat(frame.errorsAsDynamicFrame().take(1).get(0).getField("error.msg").orElseThrow())
        .asString()
        .startsWith("unbox failed this is no Avro container file")
        .contains("avroSchema");
    assertThat(boxed(new byte[] {1}).unbox("box", "avro", Map.of("avroSchema", SCHEMA)).count())
        .isZero();
    assertThatThrownBy(() -> boxed(bare()).unbox("box", "avro", Map.of("avroSchema", "{}")))
        .hasMessageContaining("takes an Avro schema as JSON");
  }
}

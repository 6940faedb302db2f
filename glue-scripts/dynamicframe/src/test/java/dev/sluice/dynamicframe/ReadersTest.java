package dev.sluice.dynamicframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.dynamicframe.read.CsvOptions;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RecordFault;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  private final SparkSession spark = TestSpark.session();
  @TempDir private Path directory;

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private DynamicFrame json(String name, String text) throws IOException {
    return DynamicFrameReader.of(spark).json(file(name, text));
  }

  @Test
  void aBrokenLineIsOneErrorRecordAndTakesNoOtherWithIt() throws IOException {
    DynamicFrame frame =
        json("lines.json", "{\"id\":1}\n{\"id\":2,\"name\":\"b\",\n{\"id\":3}\n\n{\"id\":4}\n");

    assertThat(frame.count()).isEqualTo(3);
    assertThat(frame.errorsCount()).isEqualTo(1);
    DynamicRecord error = frame.stage().errors().collect().get(0);
    assertThat(error.getRoot()).hasToString("{\"id\":2,\"name\":\"b\"}");
    RecordFault.Input input = error.getError().orElseThrow().input();
    assertThat(input.text()).isEqualTo("{\"id\":2,\"name\":\"b\",");
    assertThat(input.source()).endsWith("lines.json");
  }

  @Test
  void arraysLinesAndWholeDocumentsAreToldApartInOneFolder() throws IOException {
    file("array.json", "[{\"id\":1},\n{\"id\":2}]");
    file("lines.json", "{\"id\":3}\n{\"id\":4}\n");
    file("document.json", "{\n  \"id\": 5\n}\n");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("packed.json.gz")))) {
      out.write("{\"id\":6}\n".getBytes(StandardCharsets.UTF_8));
    }

    DynamicFrame frame = DynamicFrameReader.of(spark).json(directory.toString());

    assertThat(frame.toDF().selectExpr("sum(id)", "count(1)").first()).hasToString("[21,6]");
    assertThat(frame.errorsCount()).isZero();
  }

  @Test
  void aDocumentThatBreaksOffSaysThatTheRestWasNotRead() throws IOException {
    DynamicFrame frame = json("array.json", "[{\"id\":1},\n{\"id\":2},\n{\"id\":");

    assertThat(frame.count()).isEqualTo(2);
    assertThat(frame.stage().errors().collect())
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.getError().orElseThrow().message())
                    .endsWith("the rest of the document was not read"));
  }

  @Test
  void quotesAreDoubledAndLongRowsAreErrors() throws IOException {
    String file = file("a b.csv", "id,text\n1,\"say \"\"yes\"\", now\"\n2,x,y\n3,z\n");
    DynamicFrame frame = DynamicFrameReader.of(spark).csv(List.of(file), CsvOptions.HEADER);

    assertThat(frame.take(9).toString())
        .isEqualTo(
            "[{\"id\":\"1\",\"text\":\"say \\\"yes\\\", now\"}, {\"id\":\"3\",\"text\":\"z\"}]");
    assertThat(frame.errorsCount()).isEqualTo(1);
  }

  @Test
  void aHintedSchemaIsReadInOnePassAndWrongTypesAreErrors() throws IOException, TimeoutException {
    String file = file("lines.json", "{\"id\":1,\"skip\":[1]}\n".repeat(99) + "{\"id\":\"x\"}\n");
    AtomicLong read = new AtomicLong();
    SparkListener counter =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            read.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
          }
        };
    spark.sparkContext().listenerBus().waitUntilEmpty();
    spark.sparkContext().addSparkListener(counter);
    DynamicFrame frame =
        DynamicFrameReader.of(spark)
            .withSchema((StructType) TypeNames.parse("struct<id:long>"))
            .json(file);
    long rows =
        frame
            .applyMapping(List.of(Mapping.of("id", "long", "number", "long")))
            .toDF()
            .collectAsList()
            .size();
    spark.sparkContext().listenerBus().waitUntilEmpty();
    spark.sparkContext().removeSparkListener(counter);

    assertThat(rows).isEqualTo(99);
    assertThat(read.get()).isEqualTo(100);
    assertThat(frame.errorsAsDynamicFrame().take(1).get(0).getField("error.msg").orElseThrow())
        .asString()
        .contains("declares long", "string \"x\"", "choice<long,string>");
  }

  @Test
  void aFieldThatTheSampleLacksIsNamedAndNotLost() throws IOException {
    String file = file("lines.json", "{\"id\":1}\n{\"id\":2,\"late\":3}\n");
    DynamicFrame frame = DynamicFrameReader.of(spark).withSampledSchema(1).json(file);

    assertThatThrownBy(() -> frame.toDF().collectAsList())
        .hasStackTraceContaining("the field 'late' is not in the sampled schema");
  }

  @Test
  void strictMappingMakesErrorsOfWhatTheOtherCounts() throws IOException {
    DynamicFrame frame = json("lines.json", "{\"a\":1}\n{\"a\":\"x\"}\n");
    List<Mapping> mappings = List.of(Mapping.of("a", "int", "b", "long"));

    DynamicFrame lenient = frame.applyMapping(mappings);
    assertThat(lenient.count()).isEqualTo(2);
    assertThat(lenient.sourceTypeMismatches()).isEqualTo(Map.of("a: int", 1L));
    DynamicFrame strict = frame.applyMappingStrictly(mappings);
    assertThat(strict.count()).isEqualTo(1);
    assertThat(strict.stageErrorsCount()).isEqualTo(1);
  }

  @Test
  void oneErrorMoreThanTheThresholdFails() throws IOException {
    DynamicFrame frame = json("lines.json", "{\"a\":\"{\"}\n{\"a\":\"[\"}\n{\"a\":\"{}\"}\n");

    assertThat(frame.with(Call.thresholds(2, 2)).unbox("a", "json", Map.of()).count()).isEqualTo(1);
    DynamicFrame limited = frame.with(Call.thresholds(1, 0)).unbox("a", "json", Map.of());
    assertThatThrownBy(limited::toDF)
        .isInstanceOf(ErrorThresholdException.class)
        .hasMessageContaining("2 error records, more than the stage threshold of 1");
  }

  @Test
  void parquetComesBackWithItsTypes() throws IOException {
    Path target = directory.resolve("out");
    spark
        .sql("select 1L as id, date'2026-11-03' as d, 1.50bd as n, map('k', 1) as m")
        .write()
        .parquet(target.toString());

    DynamicFrame frame = DynamicFrameReader.of(spark).parquet(target.toString());

    assertThat(frame.schema())
        .hasToString("struct<id:long,d:date,n:decimal(3,2),m:map<string,int>>");
    assertThat(frame.toDF().first()).hasToString("[1,2026-11-03,1.50,Map(k -> 1)]");
    assertThat(frame.relationalize("r", "").select("r_m").take(1).toString())
        .isEqualTo("[{\"id\":1,\"index\":0,\"key\":\"k\",\"value\":1}]");
  }
}

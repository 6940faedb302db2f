package dev.sluice.dynamicframe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelationalizeTest {

  @Test
  void aDocumentOfFiveLevelsAndAMillionLeavesFitsIntoThisHeap(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("deep.json");
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("{\"name\":\"deep\",");
      level(writer, List.of("a", "b", "c", "d", "e"), 0, 0);
      writer.write("}");
    }
    StructType schema =
        (StructType)
            TypeNames.parse(
                "struct<name:string,a:array<struct<n:int,b:array<struct<n:int,c:array<struct<n:int,d:array<struct<n:int,e:array<struct<n:int,text:string>>>>>>>>>>>");
    DynamicFrame frame =
        DynamicFrameReader.of(TestSpark.session()).withSchema(schema).json(file.toString());

    DynamicFrameCollection tables = frame.relationalize("root", "");

    String deepest = "root_a.val.b.val.c.val.d.val.e";
    assertThat(tables.keys()).hasSize(6).contains(deepest);
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(2L << 30);
    assertThat(tables.select(deepest).count()).isEqualTo(1_000_000);
    assertThat(tables.select("root_a.val.b.val.c.val.d").count()).isEqualTo(62_500);
    assertThat(tables.select("root").count()).isEqualTo(1);
  }

  /** 16 elements on each level of the last, 10, 25, 25, 10 above: a million leaves. */
  private static void level(BufferedWriter writer, List<String> names, int depth, int n)
      throws IOException {
    int[] sizes = {10, 25, 25, 10, 16};
    writer.write("\"" + names.get(depth) + "\":[");
    for (int i = 0; i < sizes[depth]; i++) {
      writer.write((i == 0 ? "" : ",") + "{\"n\":" + i + ",");
      if (depth == names.size() - 1) {
        writer.write("\"text\":\"leaf " + n + "\"");
      } else {
        level(writer, names, depth + 1, i);
      }
      writer.write("}");
    }
    writer.write("]");
  }

  @Test
  void stableKeysAreTheSameWhateverStandsAround() {
    DynamicRecord one = DynamicRecord.of(Map.of("id", 1, "tags", List.of("a", "b")));
    DynamicRecord two = DynamicRecord.of(Map.of("id", 2, "tags", List.of("c")));
    Map<Integer, Long> alone = keys(List.of(one));
    Map<Integer, Long> together = keys(List.of(two, one));

    assertThat(together.get(1)).isEqualTo(alone.get(1));
    assertThat(together.get(2)).isNotEqualTo(together.get(1));
  }

  private static Map<Integer, Long> keys(List<DynamicRecord> records) {
    DynamicFrame frame = DynamicFrame.of(TestSpark.session(), records, "");
    return frame
        .relationalize("root", "", RelationalizeOptions.STABLE)
        .select("root")
        .toDF()
        .select("id", "tags")
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getLong(1)));
  }

  @Test
  void equalRecordsHaveKeysOfTheirOwnEvenWhenKeysAreStable() {
    DynamicRecord record = DynamicRecord.of(Map.of("tags", List.of("a", "b")));
    DynamicFrameCollection tables =
        DynamicFrame.of(TestSpark.session(), List.of(record, record), "")
            .relationalize("root", "", RelationalizeOptions.STABLE);

    List<Row> parents = tables.select("root").toDF().collectAsList();
    Set<Long> keys = parents.stream().map(row -> row.getLong(0)).collect(Collectors.toSet());
    Set<Long> ids =
        tables.select("root_tags").toDF().select("id").collectAsList().stream()
            .map(row -> row.getLong(0))
            .collect(Collectors.toSet());
    assertThat(keys).hasSize(2).isEqualTo(ids);
  }

  @Test
  void missingNullAndEmptyArraysHaveNoKeyAndNoRows() {
    DynamicFrame frame =
        DynamicFrame.of(
            TestSpark.session(),
            List.of(
                DynamicRecord.of(Map.of("n", 1)),
                DynamicRecord.of(Map.of("n", 2)).addField("a", null),
                DynamicRecord.of(Map.of("n", 3, "a", List.of())),
                DynamicRecord.of(Map.of("n", 4, "a", List.of("x")))),
            "");
    DynamicFrameCollection tables = frame.relationalize("root", "");

    assertThat(tables.select("root").toDF().filter("a is null").count()).isEqualTo(3);
    assertThat(tables.select("root_a").take(9))
        .singleElement()
        .hasToString("{\"id\":1,\"index\":0,\"a.val\":\"x\"}");
  }
}

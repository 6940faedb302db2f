package dev.sluice.dynamicframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.type.SchemaTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SqlTransformsTest {
  private final DynamicFrame frame =
      DynamicFrame.of(
          TestSpark.session(),
          List.of(
              DynamicRecord.of(Map.of("n", 4)).addField("s.text", "a").addField("c", 1),
              DynamicRecord.of(Map.of("n", 0)).addField("s.text", "b").addField("c", "x")),
          "frame");

  @Test
  void fieldsAreSetToExpressionsOverTheRecordAsItWas() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("n", "n + 1");
    fields.put("s.big", "upper(s.text)");
    fields.put("before", "n");

    DynamicFrame mapped = frame.mapSql(fields);

    assertThat(mapped.take(9))
        .hasToString(
            "[{\"n\":5,\"s\":{\"text\":\"a\",\"big\":\"A\"},\"c\":1,\"before\":4},"
                + " {\"n\":1,\"s\":{\"text\":\"b\",\"big\":\"B\"},\"c\":\"x\",\"before\":0}]");
    assertThat(SchemaTree.print(mapped.schema()))
        .isEqualTo(SchemaTree.print(mapped.recomputeSchema().schema()));
  }

  @Test
  void anExpressionThatFailsMakesAnErrorRecordOfItsOwnRecordOnly() {
    DynamicFrame mapped = frame.mapSql(Map.of("share", "100 div n"));

    assertThat(mapped.count()).isEqualTo(1);
    assertThat(mapped.errorsCount()).isEqualTo(1);
    assertThat(mapped.errorsAsDynamicFrame().take(1).get(0).getField("error.msg").orElseThrow())
        .asString()
        .startsWith("map failed")
        .contains("DIVIDE_BY_ZERO");
  }

  @Test
  void aConditionKeepsTheRecordsForWhichItIsTrue() {
    assertThat(frame.filterSql("n > 1 and s.text like 'a%'").take(9)).hasSize(1);
    assertThat(frame.filterSql("c.string is null").take(9)).hasSize(1);
    assertThat(frame.filterSql("cast(null as boolean)").count()).isZero();
  }

  @Test
  void whatIsNoExpressionOfOneRecordIsRefusedBeforeAnythingRuns() {
    assertThatThrownBy(() -> frame.filterSql("nope > 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nope");
    assertThatThrownBy(() -> frame.mapSql(Map.of("a", "sum(n)")))
        .hasMessageContaining("belong into an SQL step");
    assertThatThrownBy(() -> frame.mapSql(Map.of("a", "(select max(id) from range(3))")))
        .hasMessageContaining("belong into an SQL step");
    assertThatThrownBy(() -> frame.filterSql("n + 1")).hasMessageContaining("true or false");
  }

  @Test
  void aDataFrameCountsTheErrorsThatItLeavesOut() {
    ErrorCount errors = ErrorCount.start(TestSpark.session());
    Dataset<Row> rows = frame.mapSql(Map.of("share", "100 div n")).toDF(errors);

    assertThat(rows.count()).isEqualTo(1);
    assertThat(errors.value()).isEqualTo(1);
    assertThat(rows.collectAsList()).hasSize(1);
    assertThat(errors.value()).isEqualTo(1);
  }

  @Test
  void nothingIsCountedLessWhenOneTaskComputesSeveralPartitions() {
    ErrorCount errors = ErrorCount.start(TestSpark.session());
    DynamicFrame spread = frame.repartition(2).union(frame.repartition(2));
    DynamicFrame mapped =
        spread.applyMapping(List.of(Mapping.of("n", "string", "n", "string"))).coalesce(1);

    assertThat(mapped.count()).isEqualTo(4);
    assertThat(mapped.sourceTypeMismatches()).isEqualTo(Map.of("n: string", 4L));
    Dataset<Row> rows = spread.mapSql(Map.of("share", "100 div n")).toDF(errors).coalesce(1);
    assertThat(rows.count()).isEqualTo(2);
    assertThat(errors.value()).isEqualTo(2);
  }
}

package dev.sluice.dynamicframe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.dynamicframe.read.CsvOptions;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.type.ScalarType;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The examples that Glue's literature works through, on real data. */
class LiteratureTest {
  private final SparkSession spark = TestSpark.session();

  @Test
  void applyMappingUnnestsTheActorOfGitHubEvents() {
    String events = SharedData.path("github-events/events-2021-07-21.json");
    DynamicFrame frame = DynamicFrameReader.of(spark).json(events);
    assertThat(frame.count()).isEqualTo(800);

    DynamicFrame mapped =
        frame.applyMapping(
            List.of(
                Mapping.of("id", "string", "id", "long"),
                Mapping.of("type", "string", "type", "string"),
                Mapping.of("actor.id", "int", "actor_id", "long"),
                Mapping.of("actor.login", "string", "actor_login", "string"),
                Mapping.of("org.login", "string", "org_login", "string")));

    assertThat(mapped.schema().toString())
        .isEqualTo("struct<id:long,type:string,actor_id:long,actor_login:string,org_login:string>");
    Dataset<Row> rows = mapped.toDF();
    assertThat(rows.filter("id is not null and actor_id is not null").count()).isEqualTo(800);
    assertThat(rows.filter("org_login is not null").count()).isEqualTo(226);
    assertThat(rows.filter("type = 'PushEvent'").count()).isEqualTo(425);
    assertThat(mapped.sourceTypeMismatches()).isEmpty();
  }

  @Test
  void castingTheMedicareProviderLeavesTwoNullsAndMakeStructKeepsBoth() {
    String file = SharedData.path("medicare/Medicare_Hospital_Provider_partial.csv");
    DynamicFrame frame =
        DynamicFrameReader.of(spark).csv(List.of(file), CsvOptions.HEADER.inferringTypes());
    assertThat(frame.schema().field("Provider Id"))
        .hasValueSatisfying(type -> assertThat(type).hasToString("choice<long,string>"));

    Dataset<Row> cast =
        frame.resolveChoice(List.of(ResolveSpec.of("Provider Id", "cast:long"))).toDF();
    assertThat(cast.filter("`Provider Id` is null").count()).isEqualTo(2);
    assertThat(cast.filter("`Provider Id` is not null").count()).isEqualTo(7869);

    Dataset<Row> both =
        frame.resolveChoice(List.of(ResolveSpec.of("Provider Id", "make_struct"))).toDF();
    assertThat(both.filter("`Provider Id`.string is not null").count()).isEqualTo(2);
    assertThat(both.filter("`Provider Id`.long is not null").count()).isEqualTo(7869);
  }

  @Test
  void unboxParsesTheJsonInACsvColumn() {
    String file = SharedData.path("json-in-csv/traildiscover_events.csv");
    DynamicFrame frame =
        DynamicFrameReader.of(spark)
            .csv(
                List.of(file),
                CsvOptions.of(Map.of("withHeader", "true", "multiLine", "true"), null));
    DynamicFrame unboxed = frame.unbox("incidents", "json", Map.of());
    assertThat(unboxed.count()).isEqualTo(381);
    assertThat(unboxed.errorsCount()).isZero();
    assertThat(unboxed.schema().field("incidents"))
        .hasValueSatisfying(
            type -> assertThat(type).hasToString("array<struct<description:string,link:string>>"));
  }

  @Test
  void legislatorsAreJoinedAndRelationalizedWithKeysThatJoin() {
    DynamicFrame memberships =
        DynamicFrameReader.of(spark).json(SharedData.path("legislators/memberships.json"));
    DynamicFrame organizations =
        DynamicFrameReader.of(spark).json(SharedData.path("legislators/organizations.json"));
    assertThat(memberships.count()).isEqualTo(10_439);
    assertThat(organizations.count()).isEqualTo(13);
    DynamicFrame persons =
        DynamicFrame.fromDF(memberships.toDF().selectExpr("person_id as id").distinct(), "persons");
    assertThat(persons.count()).isEqualTo(1_961);

    DynamicFrame history =
        organizations
            .renameField("id", "org_id")
            .renameField("name", "org_name")
            .join(
                List.of("org_id"),
                List.of("organization_id"),
                persons.join(List.of("id"), List.of("person_id"), memberships))
            .dropFields(List.of("person_id", "org_id"));
    assertThat(history.count()).isEqualTo(10_439);

    DynamicFrameCollection tables = history.relationalize("hist_root", "");
    assertThat(tables.keys()).containsExactly("hist_root", "hist_root_identifiers");
    assertThat(tables.select("hist_root").count()).isEqualTo(10_439);
    for (var relation : tables.relationships()) {
      Dataset<Row> parent = tables.select(relation.parent()).toDF();
      Dataset<Row> child = tables.select(relation.child()).toDF();
      long keys = parent.filter(parent.col("`" + relation.column() + "`").isNotNull()).count();
      assertThat(child.select("id").distinct().count()).isEqualTo(keys);
      assertThat(
              child
                  .join(parent, parent.col("`" + relation.column() + "`").equalTo(child.col("id")))
                  .count())
          .isEqualTo(child.count());
      assertThat(child.select("id", "index").distinct().count()).isEqualTo(child.count());
    }
    assertThat(tables.select("hist_root_identifiers").schema().field("id"))
        .hasValue(ScalarType.LONG);
  }
}

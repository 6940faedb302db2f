package dev.sluice.jobs.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.dynamicframe.RecordFilter;
import dev.sluice.dynamicframe.RecordMapper;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.jobs.SparkSessions;
import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.fake.FakeGlue;
import dev.sluice.jobs.run.JobArguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs small specs whole: their steps, what they print and what they write. */
class StepsTest {
  private static final String INPUT =
      """
      {"id":1,"price":2.5,"count":4,"box":"{\\"a\\":1}","tags":["x","y"]}
      {"id":2,"price":1.0,"count":0,"box":"{"}
      {"id":3,"price":4.0,"count":2,"box":"{\\"a\\":3}","tags":[]}
      """;

  @TempDir Path directory;

  /** A user's function, as it would come in a jar. */
  public static final class Doubled implements RecordMapper {
    private static final long serialVersionUID = 1L;

    @Override
    public DynamicRecord call(DynamicRecord record) {
      return record.addField("id", 2 * (int) record.getField("id").orElseThrow());
    }
  }

  /** A user's question, as it would come in a jar. */
  public static final class Cheap implements RecordFilter {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean call(DynamicRecord record) {
      return (double) record.getField("price").orElseThrow() < 2;
    }
  }

  @Test
  void mapSetsFieldsByExpressionsAndItsErrorsAreReported() throws IOException {
    String printed =
        run(
            """
              - name: out
                from: lines
                transform: Map
                with: {set: {share: "100 div count", s.name: "concat('n', id)"}}
            """);

    assertThat(written("select id, s.name from %s order by id"))
        .containsExactly("[1,n1]", "[3,n3]");
    assertThat(printed)
        .contains("2 rows written")
        .contains("1 error records of out were left out; a step ErrorsAsDynamicFrame shows them");
  }

  @Test
  void functionsCanBeClassesOfTheUsers() throws IOException {
    run(
        """
          - name: doubled
            from: lines
            transform: Map
            with: {function: %s}
          - name: out
            from: doubled
            transform: Filter
            with: {function: %s}
        """
            .formatted(Doubled.class.getName(), Cheap.class.getName()));

    assertThat(written("select id from %s")).containsExactly("[4]");
  }

  @Test
  void gluesOwnArgumentNamesAreTaken() throws IOException {
    run(
        """
          - {name: named, from: lines, transform: RenameField, with: {oldName: id, newName: key}}
          - {name: split, from: named, transform: SplitRows, with: {comparisonDict: {key: {">": 1, "<=": 3}}, name1: high, name2: low}}
          - {name: high, from: split, transform: SelectFromCollection, with: {key: high}}
          - {name: few, from: high, transform: Filter, with: {condition: "count > 0"}}
          - {name: tables, from: few, transform: Relationalize, with: {name: root, stagingPath: unused}}
          - {name: all, from: lines, transform: Join, with: {keys1: [id], frame2: few, keys2: [key]}}
          - {name: out, from: all, transform: UnnestFrame}
        """);

    assertThat(written("select key from %s")).containsExactly("[3]");
  }

  @Test
  void sqlSeesTheTablesOfACollectionAsViews() throws IOException {
    run(
        """
          - {name: tables, from: lines, transform: Relationalize, with: {root: t}}
          - name: out
            sql: select t.id, x.`tags.val` as tag from t join t_tags x on t.tags = x.id
        """);

    assertThat(written("select id, tag from %s order by tag")).containsExactly("[1,x]", "[1,y]");
  }

  @Test
  void anErrorTellsTheLineOfTheSpecThatMadeIt() throws IOException {
    run(
        """
          - {name: open, from: lines, transform: Unbox, with: {path: box, format: json}}
          - {name: out, from: open, transform: ErrorsAsDynamicFrame}
        """);

    assertThat(written("select error.callsite.site, error.msg from %s").toString())
        .contains("job.yaml:5,unbox failed");
  }

  @Test
  void moreErrorsThanTheThresholdFailTheJobAtItsLine() {
    assertThatThrownBy(
            () ->
                run(
                    """
                      - name: out
                        from: lines
                        transform: Unbox
                        with: {path: box, format: xml}
                    """))
        .hasMessageContaining(
            "job.yaml:5: 'out' (Unbox of lines) failed: unbox reads json, csv and avro");
    assertThatThrownBy(
            () ->
                run(
                    """
                      - {name: bad, from: lines, transform: Map, with: {set: {x: "100 div (count - 4)"}, totalThreshold: 1}}
                      - {name: out, from: bad, transform: Unbox, with: {path: box, format: json, totalThreshold: 1}}
                    """))
        .hasStackTraceContaining("more than the total threshold of 1");
  }

  @Test
  void aStepThatCannotBeMadeTellsItsLineAndName() {
    assertThatThrownBy(
            () -> run("  - {name: out, from: lines, transform: Map, with: {set: {x: nope}}}\n"))
        .hasMessageContaining("job.yaml:5: 'out' (Map of lines) failed: the SQL expression [nope]");
    assertThatThrownBy(() -> run("  - {name: out, sql: select nope from lines}\n"))
        .hasMessageContaining("job.yaml:5: 'out' (SQL) failed: ")
        .hasMessageContaining("nope");
  }

  private String run(String steps) throws IOException {
    FakeGlue.catalog();
    Path input = Files.writeString(directory.resolve("in.json"), INPUT);
    Path spec =
        Files.writeString(
            directory.resolve("job.yaml"),
            """
            name: job
            sources:
              lines: {path: "%s", format: json}
            steps:
            %ssinks:
              - {from: out, path: "%s", format: parquet}
            """
                .formatted(input, steps, directory.resolve("out")));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    new DeclaredJob(
            SparkSessions.open("test"),
            new JobEnvironment(
                AwsClients.ofProcess(), AwsEnvironment.ofProcess(), Clock.systemUTC()),
            new PrintStream(printed, true, StandardCharsets.UTF_8))
        .run(new JobArguments(Map.of("sluice-spec", spec.toString())));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private List<String> written(String sql) {
    SparkSessions.open("test")
        .read()
        .parquet(directory.resolve("out").toString())
        .createOrReplaceTempView("written");
    return SparkSessions.open("test").sql(sql.formatted("written")).collectAsList().stream()
        .map(String::valueOf)
        .toList();
  }
}

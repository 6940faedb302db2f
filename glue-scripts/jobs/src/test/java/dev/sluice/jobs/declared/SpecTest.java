package dev.sluice.jobs.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.sluice.jobs.SparkSessions;
import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.fake.FakeGlue;
import dev.sluice.jobs.jdbc.read.JdbcSources;
import dev.sluice.jobs.run.JobException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "github-events",
        "medicare",
        "json-in-csv",
        "legislators",
        "land-postgresql",
        "land-redshift",
        "who-changed-what"
      })
  void everyBundledSpecFitsTheSchema(String name) throws IOException {
    try (InputStream in = SpecTest.class.getResourceAsStream("/specs/job.schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      assertThat(schema.validate(SpecFile.load(name).text(), InputFormat.YAML)).isEmpty();
    }
  }

  @Test
  void theSchemaKnowsTheTransformsThatTheReaderKnows() throws IOException {
    try (InputStream in = SpecTest.class.getResourceAsStream("/specs/job.schema.json")) {
      JsonNode schema = new ObjectMapper().readTree(in);
      Set<String> names = new HashSet<>();
      schema
          .at("/properties/steps/items/properties/transform/enum")
          .forEach(name -> names.add(name.asText()));
      assertThat(names).isEqualTo(TransformKind.NAMED.keySet());
      Map<String, Set<String>> arguments = new HashMap<>();
      for (JsonNode rule : schema.at("/properties/steps/items/allOf")) {
        Set<String> allowed = new HashSet<>();
        rule.at("/then/properties/with/propertyNames/enum").forEach(n -> allowed.add(n.asText()));
        arguments.put(rule.at("/if/properties/transform/const").asText(), allowed);
        JsonNode described = schema.at("/properties/steps/items/properties/with/properties");
        assertThat(allowed).allMatch(described::has);
      }
      TransformKind.NAMED.forEach(
          (name, kind) ->
              assertThat(arguments).as(name).containsEntry(name, Set.copyOf(kind.names())));
    }
  }

  @Test
  void allFaultsOfASpecAreToldTogetherWithTheirLines() {
    String spec =
        """
        name: bad
        sources:
          a: {path: x, format: xml}
        steps:
          - name: b
            from: aa
            transform: ApplyMaping
          - name: c
            from: a
            transform: ApplyMapping
            with: {mappings: [[id]]}
        sinks:
          - {from: c, path: y, format: parquet, colour: red}
        """;

    assertThatThrownBy(() -> read(spec, Map.of()))
        .isInstanceOf(JobException.class)
        .hasMessageContaining("bad.yaml:3: format 'xml' cannot be read. Use one of")
        .hasMessageContaining("bad.yaml:5: there is no frame 'aa' before this line")
        .hasMessageContaining("bad.yaml:5: there is no transform 'ApplyMaping'. Use one of")
        .hasMessageContaining("bad.yaml:11: ApplyMapping: a mapping has 2, 3 or 4 parts")
        .hasMessageContaining("bad.yaml:13: 'colour' is not known here");
  }

  @Test
  void argumentsThatATransformDoesNotTakeAreFaultsOfTheirOwnLines() {
    String spec =
        """
        sources:
          a: {path: x, format: json}
        steps:
          - name: b
            from: a
            transform: Map
            with:
              sett: {x: "1"}
          - {name: c, from: a, transform: Map, with: {function: com.example.Nowhere}}
          - {name: d, from: a, transform: Filter, with: {function: java.lang.String}}
          - {name: e, from: a, transform: RenameField, with: {field: x, oldName: x, to: y}}
          - {name: f, from: a, transform: Unnest, with: {stageThreshold: few}}
          - {name: g, from: a, transform: SplitRows, with: {comparisonDict: {n: 5}}}
        sinks:
          - {from: b, path: y, format: parquet}
        """;

    assertThatThrownBy(() -> read(spec, Map.of()))
        .hasMessageContaining("bad.yaml:8: 'sett' is not known here. Use one of [set, function")
        .hasMessageContaining("bad.yaml:8: Map: give either 'set:")
        .hasMessageContaining("bad.yaml:9: Map: there is no class com.example.Nowhere")
        .hasMessageContaining("bad.yaml:10: Filter: the class java.lang.String must be public")
        .hasMessageContaining("bad.yaml:11: 'oldName' and 'field' mean the same")
        .hasMessageContaining("bad.yaml:12: Unnest: stageThreshold is 'few'")
        .hasMessageContaining("bad.yaml:13: SplitRows: comparisonDict is {path: {comparator");
  }

  @Test
  void optionsThatAFormatDoesNotTakeAreFaultsOfTheirOwnLines() {
    String spec =
        """
        sources:
          a:
            path: x
            format: csv
            options:
              withHeaders: true
              separator: ";;"
              skipFirst: yes please
              inferTypes: true
          b: {path: x, format: json, options: {jsonpath: "$.a", header: true}}
          c: {path: x, format: parquet, options: {mergeSchema: true}}
          d: {path: x, format: json, options: {withSchema: "{}"}}
          e: {path: x, format: cloudtrail, options: {predicat: "a = 1"}}
        steps:
          - {name: f, from: a, transform: Unbox, with: {path: p, format: csv, options: {seperator: "|"}}}
          - {name: g, from: a, transform: Spigot, with: {path: p, options: {top: 5}}}
        sinks:
          - {from: f, path: y, format: csv, options: {headers: true, SEP: ";"}}
          - {from: f, path: y, format: parquet, options: {compresion: zstd, parquet.page.size: 5}}
        """;

    assertThatThrownBy(() -> read(spec, Map.of()))
        .hasMessageContaining("has 12 faults")
        .hasMessageContaining(
            "bad.yaml:6: option 'withHeaders' is not known for csv; did you mean 'withHeader'?")
        .hasMessageContaining("bad.yaml:7: option 'separator' is ';;': the CSV option separator")
        .hasMessageContaining("bad.yaml:8: option 'skipFirst' is 'yes please': use true or false.")
        .hasMessageContaining("bad.yaml:10: option 'jsonpath' is not known for json; did you mean")
        .hasMessageContaining(
            "bad.yaml:10: option 'header' is not known for json;"
                + " use one of [jsonPath, multiLine, withSchema].")
        .hasMessageContaining(
            "bad.yaml:11: option 'mergeSchema' is not known for parquet; leave it out")
        .hasMessageContaining("bad.yaml:12: option 'withSchema' is '{}'")
        .hasMessageContaining("bad.yaml:13: option 'predicat' is not known for cloudtrail; did you")
        .hasMessageContaining("bad.yaml:15: option 'seperator' is not known for csv; did you mean")
        .hasMessageContaining("bad.yaml:16: option 'top' is not known for Spigot; did you mean")
        .hasMessageContaining("bad.yaml:18: option 'headers' is not known for csv; did you mean")
        .hasMessageContaining("bad.yaml:19: option 'compresion' is not known for parquet; did you");
  }

  @Test
  void theSchemaKnowsTheOptionsThatTheReadersKnow() throws IOException {
    try (InputStream in = SpecTest.class.getResourceAsStream("/specs/job.schema.json")) {
      JsonNode schema = new ObjectMapper().readTree(in);
      Map<String, Set<String>> read = new HashMap<>();
      for (JsonNode rule : schema.at("/properties/sources/additionalProperties/allOf")) {
        read.put(
            rule.at("/if/properties/format/const").asText(),
            names(rule.at("/then/properties/options/propertyNames/enum")));
      }
      Map<String, Set<String>> unboxed = new HashMap<>();
      for (JsonNode rule : schema.at("/properties/steps/items/allOf")) {
        String transform = rule.at("/if/properties/transform/const").asText();
        JsonNode with = rule.at("/then/properties/with");
        if (transform.equals("Unbox")) {
          for (JsonNode format : with.at("/allOf")) {
            unboxed.put(
                format.at("/if/properties/format/const").asText(),
                names(format.at("/then/properties/options/propertyNames/enum")));
          }
        } else if (transform.equals("Spigot")) {
          assertThat(names(with.at("/properties/options/propertyNames/enum")))
              .isEqualTo(Options.SPIGOT);
        }
      }
      assertThat(read).isEqualTo(Options.READ);
      assertThat(unboxed).isEqualTo(Options.UNBOX);
    }
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new HashSet<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }

  @Test
  void theExamplesOfTheDocumentationAreSpecsThatTheReaderTakes() throws IOException {
    String page =
        Files.readString(
            Path.of(System.getProperty("sluice.root", "."), "docs", "declared-jobs.md"));
    List<String> specs =
        Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(specs).isNotEmpty();
    try (InputStream in = SpecTest.class.getResourceAsStream("/specs/job.schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      for (String spec : specs) {
        assertThat(schema.validate(spec, InputFormat.YAML)).as(spec).isEmpty();
        assertThat(read(spec, Map.of("input", "x", "output", "y", "day", "03")).sinks())
            .isNotEmpty();
      }
    }
  }

  @Test
  void aParameterWithoutAValueSaysHowToGiveIt() {
    assertThatThrownBy(() -> read("parameters: {input: {}}\nsinks: []\n", Map.of()))
        .hasMessageContaining("bad.yaml:1: parameter 'input' has no default. Give it as --input");
  }

  @Test
  void aParameterThatIsNotDeclaredIsAFault() {
    assertThatThrownBy(
            () -> read("sources:\n  a: {sql: 'select ${x}'}\nsinks: []\n", Map.of("x", "1")))
        .hasMessageContaining("bad.yaml:2: ${x} is no parameter of this spec");
  }

  @Test
  void aJobThatIsNoYamlSaysWhere() {
    assertThatThrownBy(() -> read("name: [a\nsteps: b: c\n", Map.of()))
        .hasMessageContaining("bad.yaml:2: this is no YAML");
  }

  private static JobSpec read(String text, Map<String, String> arguments) {
    FakeGlue.catalog();
    JobEnvironment environment =
        new JobEnvironment(AwsClients.ofProcess(), AwsEnvironment.ofProcess(), Clock.systemUTC());
    SparkSession session = SparkSessions.open("test");
    try (JdbcSources jdbc = new JdbcSources(session, environment.clients(), "test", note -> {})) {
      return new SpecReader(new SourceParser(jdbc), new SinkParser(environment, session, "test"))
          .read("bad.yaml", text, arguments);
    }
  }
}

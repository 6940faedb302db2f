package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import dev.sluice.dynamicframe.DynamicFrameCollection.Relationship;
import dev.sluice.dynamicframe.record.DynamicRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what a case says about several frames: their names, columns, rows and keys. */
final class TableChecks {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern JOIN =
      Pattern.compile("(`[^`]+`|[^.`]+)\\.(`[^`]+`|[^`\\s]+) = (`[^`]+`|[^`]+)\\.id");
  private static final Pattern EMPTY = Pattern.compile("empty_(\\w+)_arrays_in_(\\w+)");

  private final Case c;
  private final Expected expected;
  private final DynamicFrameCollection tables;

  TableChecks(Case c, Expected expected, DynamicFrameCollection tables) {
    this.c = c;
    this.expected = expected;
    this.tables = tables;
  }

  void check() {
    List<String> names = List.copyOf(tables.keys());
    if (expected.has("frame_names")) {
      assertThat(names)
          .as("%s: frame_names", expected.place())
          .containsExactlyInAnyOrderElementsOf(Arguments.texts(expected.take("frame_names")));
    }
    if (expected.has("frame_names_contains")) {
      assertThat(names)
          .as("%s: frame_names_contains", expected.place())
          .containsAll(Arguments.texts(expected.take("frame_names_contains")));
    }
    if (expected.has("root_columns")) {
      assertThat(columns(names.get(0)))
          .as("%s: root_columns", expected.place())
          .containsExactlyInAnyOrderElementsOf(columnNames(expected.take("root_columns")));
    }
    if (expected.has("root_columns_contains")) {
      assertThat(columns(names.get(0)))
          .as("%s: root_columns_contains", expected.place())
          .containsAll(Arguments.texts(expected.take("root_columns_contains")));
    }
    if (expected.has("child_columns")) {
      expected
          .take("child_columns")
          .properties()
          .forEach(
              e ->
                  assertThat(columns(e.getKey()))
                      .as("%s: child_columns of %s", expected.place(), e.getKey())
                      .containsExactlyElementsOf(columnNames(e.getValue())));
    }
    if (expected.has("row_counts")) {
      expected
          .take("row_counts")
          .properties()
          .forEach(
              e ->
                  assertThat(tables.select(e.getKey()).count())
                      .as("%s: row_counts of %s", expected.place(), e.getKey())
                      .isEqualTo(e.getValue().asLong()));
    }
    for (Matcher matcher : expected.takeAll(EMPTY)) {
      empty(matcher);
    }
    for (String name : List.of("join", "joins")) {
      if (expected.has(name)) {
        Arguments.texts(expected.take(name))
            .forEach(text -> List.of(text.split("\\s*;\\s*", -1)).forEach(this::join));
      }
    }
    if (expected.has("frames")) {
      frames(expected.take("frames"));
    }
  }

  private List<String> columnNames(JsonNode columns) {
    if (columns.isObject()) {
      throw new CaseException(
          expected.place() + ": columns with types belong into frames.NAME.columns: " + columns);
    }
    return Arguments.texts(columns);
  }

  private List<String> columns(String frame) {
    return tables.select(frame).schema().names();
  }

  private void empty(Matcher matcher) {
    String table =
        tables.keys().stream()
            .filter(n -> n.equals(matcher.group(2)) || n.endsWith("_" + matcher.group(2)))
            .findFirst()
            .orElseThrow();
    String column =
        columns(table).stream()
            .filter(n -> n.equals(matcher.group(1)) || n.endsWith("." + matcher.group(1)))
            .findFirst()
            .orElseThrow();
    long nulls =
        tables
            .select(table)
            .records()
            .filter(
                r ->
                    r.getFieldNode("`" + column + "`").isEmpty()
                        || r.getFieldNode("`" + column + "`").get().isNull())
            .count();
    assertThat(nulls)
        .as("%s: %s", expected.place(), matcher.group())
        .isEqualTo(expected.take(matcher.group()).asLong());
  }

  /** The keys join as the case writes, and no child row is left over. */
  private void join(String text) {
    Matcher matcher = JOIN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new CaseException("the join cannot be expressed: " + text);
    }
    String parent = matcher.group(1).replace("`", "");
    String column = matcher.group(2).replace("`", "");
    String child = matcher.group(3).replace("`", "");
    assertThat(tables.relationships())
        .as("%s: join", expected.place())
        .contains(new Relationship(parent, column, child));
    assertThat(nesting(rows(List.of(parent, child))).orphans())
        .as("%s: %s", expected.place(), text)
        .isEmpty();
    assertThat(rows(List.of(child)).get(child))
        .as("%s: rows of %s", expected.place(), child)
        .isNotEmpty();
  }

  private void frames(JsonNode frames) {
    Map<String, List<JsonNode>> wanted = new LinkedHashMap<>();
    frames
        .properties()
        .forEach(
            e -> {
              String name = e.getKey();
              assertThat(tables.keys()).as("%s: frames", expected.place()).contains(name);
              frame(name, described(e.getValue()), wanted);
            });
    wanted.keySet().forEach(name -> sameRows(name, wanted));
  }

  /** A list alone is a frame's records, a number alone their count. */
  private static JsonNode described(JsonNode json) {
    if (json.isArray()) {
      return MAPPER.createObjectNode().set("records", json);
    }
    return json.isNumber() ? MAPPER.createObjectNode().set("count", json) : json;
  }

  /** Rows with keys are compared across tables later; all else is compared here. */
  private void frame(String name, JsonNode json, Map<String, List<JsonNode>> wanted) {
    ObjectNode rest = json.deepCopy();
    if (!tables.relationships().isEmpty() && json.has("records") && !json.has("where")) {
      List<JsonNode> rows = new ArrayList<>();
      rest.remove("records").forEach(rows::add);
      wanted.put(name, rows);
    }
    if (rest.size() > 0) {
      Expected one = new Expected(rest, expected.place() + " frame " + name);
      DynamicFrame table = tables.select(name);
      new FrameChecks(c, one, table, table).check();
      one.nothingLeft();
    }
  }

  private void sameRows(String name, Map<String, List<JsonNode>> wanted) {
    Nesting expectedRows = nesting(wanted);
    Nesting actualRows = nesting(rows(List.copyOf(wanted.keySet())));
    assertThat(actualRows.orphans())
        .as("%s: child rows without a parent", expected.place())
        .isEmpty();
    assertThat(actualRows.rows(name))
        .as("%s: rows of %s with what their keys lead to", expected.place(), name)
        .isEqualTo(expectedRows.rows(name));
  }

  private Nesting nesting(Map<String, List<JsonNode>> rows) {
    return new Nesting(rows, tables.relationships());
  }

  private Map<String, List<JsonNode>> rows(List<String> names) {
    Map<String, List<JsonNode>> rows = new LinkedHashMap<>();
    for (String name : names) {
      List<JsonNode> json = new ArrayList<>();
      for (DynamicRecord record : tables.select(name).records().collect()) {
        try {
          json.add(MAPPER.readTree(record.getRoot().toString()));
        } catch (JsonProcessingException e) {
          throw new CaseException("a row is no JSON: " + record, e);
        }
      }
      rows.put(name, json);
    }
    return rows;
  }
}

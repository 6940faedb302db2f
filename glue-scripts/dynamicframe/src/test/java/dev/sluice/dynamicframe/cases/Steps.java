package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.RelationalizeOptions;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.transform.RowComparison;
import dev.sluice.dynamicframe.transforms.DropNullFields;
import dev.sluice.dynamicframe.transforms.SplitFields;
import dev.sluice.dynamicframe.type.SchemaTree;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Runs the transforms of a case. */
final class Steps {
  private final Case c;
  private final Arguments args;
  private final Outcome outcome;

  Steps(Case c, Outcome outcome) {
    this.c = c;
    this.args = new Arguments(c.args());
    this.outcome = outcome;
  }

  void run() {
    if (args.has("chain") || args.has("step1")) {
      StepScript.run(c, outcome);
      return;
    }
    for (String step : c.steps()) {
      run(step);
    }
  }

  private void run(String step) {
    switch (step) {
      case "applymapping" -> outcome.frame = mapped();
      case "resolvechoice" -> outcome.frame = Resolutions.run(frame(), args);
      case "relationalize" ->
          outcome.collection =
              frame()
                  .relationalize(
                      args.textOr("roottable", "root_table_name", "name"),
                      args.textOr("", "staging_path"),
                      relationalizeOptions());
      case "unbox" ->
          outcome.frame =
              frame().unbox(args.text("path"), args.textOr("json", "format"), args.unboxOptions());
      case "unnest", "unnestframe" -> outcome.frame = frame().unnest();
      case "dropfields", "dropfield" ->
          outcome.frame = frame().dropFields(args.texts("then_drop", "drop", "paths", "path"));
      case "dropnullfields", "dropnulls" -> outcome.frame = DropNullFields.apply(frame());
      case "selectfields", "selectfield" ->
          outcome.frame = frame().selectFields(args.texts("select", "paths", "path"));
      case "renamefield" -> renamed();
      case "splitfields" -> splitFields();
      case "splitrows" -> splitRows();
      case "filter" -> outcome.frame = filtered();
      case "map" -> outcome.frame = frame().map(Functions.mapper(args.text("f", "function")));
      case "join" ->
          outcome.frame =
              outcome
                  .input(0, "frame1", "left")
                  .with(call())
                  .join(
                      args.texts("keys1", "paths1"),
                      args.texts("keys2", "paths2"),
                      outcome.input(1, "frame2", "right"));
      case "union" ->
          outcome.frame =
              outcome.input(0, "frame1", "left").union(outcome.input(1, "frame2", "right"));
      case "mergedynamicframe", "mergedynamicframes" ->
          outcome.frame =
              outcome
                  .input(0, "source", "frame1")
                  .mergeDynamicFrame(
                      outcome.input(1, "stage", "stage_dynamic_frame", "frame2"),
                      args.texts("primary_keys", "keys"));
      case "spigot" -> Samplings.spigot(outcome, c);
      case "repartition" -> outcome.frame = frame().repartition(args.number("num_partitions", "n"));
      case "coalesce" -> outcome.frame = frame().coalesce(args.number("num_partitions", "n"));
      case "withname" -> outcome.frame = frame().withName(args.text("name", "new_name"));
      case "addfield" ->
          outcome.frame =
              frame()
                  .map(r -> r.addField(args.text("path"), args.plain("value", "node", "new_node")));
      case "recomputeschema" -> outcome.frame = frame().recomputeSchema();
      case "unnestddbjson" -> outcome.frame = frame().unnestDdbJson();
      case "simplifyddbjson" -> outcome.frame = frame().simplifyDdbJson();
      case "mergedatatypes" -> outcome.merged = TypeTexts.merge(c.input().get("types"));
      case "selectfromcollection", "select" ->
          outcome.frame = outcome.collection().select(args.text("key", "select_key", "frame"));
      case "show" ->
          outcome
              .frame
              .take(args.has("n") ? args.get("n").asInt() : 20)
              .forEach(r -> outcome.lines.add(r.toJson(true)));
      case "tojson" -> toJson();
      case "todf", "fromdf" -> DataFrames.through(outcome, args);
      case "printschema", "schema" ->
          outcome.lines.addAll(SchemaTree.lines(outcome.frame().schema()));
      case "errorsasdynamicframe",
          "count",
          "errorscount",
          "read",
          "reader",
          "createdynamicframe",
          "fromoptions",
          "stageerrorscount",
          "asserterrorthreshold" -> {}
      default -> throw new CaseException("the transform '" + step + "' cannot be expressed");
    }
  }

  private DynamicFrame frame() {
    return outcome.frame().with(call());
  }

  private Call call() {
    long stage = args.has("stageThreshold") ? args.get("stageThreshold").asLong() : 0;
    long total = args.has("totalThreshold") ? args.get("totalThreshold").asLong() : 0;
    return Call.thresholds(stage, total);
  }

  private DynamicFrame mapped() {
    List<Mapping> mappings = args.rows("mappings").stream().map(Mapping::of).toList();
    boolean sensitive =
        args.has("case_sensitive")
            ? args.get("case_sensitive").asBoolean()
            : !c.transform().contains("_");
    return args.has("strict") && args.get("strict").asBoolean()
        ? frame().applyMappingStrictly(mappings)
        : frame().applyMapping(mappings, sensitive);
  }

  private RelationalizeOptions relationalizeOptions() {
    boolean stable = args.has("stable_keys") && args.get("stable_keys").asBoolean();
    return stable ? RelationalizeOptions.STABLE : RelationalizeOptions.DEFAULT;
  }

  private void renamed() {
    List<List<String>> renames =
        args.has("renames")
            ? args.rows("renames")
            : List.of(
                List.of(args.text("oldName", "old", "from"), args.text("newName", "new", "to")));
    renames.forEach(pair -> outcome.frame = frame().renameField(pair.get(0), pair.get(1)));
  }

  private void splitFields() {
    outcome.collection =
        args.has("name1")
            ? frame().splitFields(args.texts("paths"), args.text("name1"), args.text("name2"))
            : SplitFields.apply(frame(), args.texts("paths"));
  }

  private void splitRows() {
    List<RowComparison> rows = new ArrayList<>();
    if (args.has("comparison_dict")) {
      args.get("comparison_dict")
          .properties()
          .forEach(
              e ->
                  e.getValue()
                      .properties()
                      .forEach(
                          o ->
                              rows.add(
                                  RowComparison.of(
                                      e.getKey(), o.getKey(), Arguments.plain(o.getValue())))));
    } else {
      List<String> paths = args.texts("paths");
      for (int i = 0; i < paths.size(); i++) {
        rows.add(
            RowComparison.of(
                paths.get(i),
                args.texts("operators").get(i),
                Arguments.plain(args.get("values").get(i))));
      }
    }
    String name = outcome.frame().getName().isEmpty() ? "frame" : outcome.frame().getName();
    outcome.collection =
        frame().splitRows(rows, args.textOr(name + "1", "name1"), args.textOr(name + "2", "name2"));
  }

  /**
   * Python drops a record on these three exceptions; missing fields and bad types stand for them.
   */
  private DynamicFrame filtered() {
    return frame()
        .filter(
            Functions.filter(args.text("f", "function")),
            List.of(
                NoSuchElementException.class,
                ClassCastException.class,
                NumberFormatException.class));
  }

  private void toJson() {
    DynamicRecord record = outcome.frame().take(1).get(0);
    args.get("useQuotes").forEach(quotes -> outcome.lines.add(record.toJson(quotes.asBoolean())));
  }
}

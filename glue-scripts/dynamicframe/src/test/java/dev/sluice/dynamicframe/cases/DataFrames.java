package dev.sluice.dynamicframe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.ResolveOption;
import dev.sluice.dynamicframe.ResolveOption.Action;
import dev.sluice.dynamicframe.node.DynamicNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.spark.SparkTypes;
import dev.sluice.dynamicframe.type.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Cases that go through a DataFrame, and what they expect of it. */
final class DataFrames {
  private DataFrames() {}

  /** From here on the case looks at what the DataFrame holds; its errors stay behind. */
  static void through(Outcome outcome, Arguments args) {
    outcome.beforeDataFrame = outcome.frame();
    outcome.frame =
        DynamicFrame.fromDF(
            outcome
                .frame()
                .toDF(args.has("options") || args.has("specs") ? options(args) : List.of()),
            outcome.frame().getName());
  }

  /** Options as (path, "Project", "long"), or as ResolveChoice writes them. */
  private static List<ResolveOption> options(Arguments args) {
    List<ResolveOption> options = new ArrayList<>();
    for (List<String> row : args.rows("options", "specs")) {
      String[] action = row.get(1).split(":", 2);
      String target = row.size() > 2 ? row.get(2) : action.length > 1 ? action[1] : "";
      options.add(new ResolveOption(row.get(0), action(action[0]), target));
    }
    return options;
  }

  private static Action action(String name) {
    return switch (name.replace("_", "").toLowerCase(Locale.ROOT)) {
      case "keepasstruct", "makestruct" -> Action.KEEP_AS_STRUCT;
      case "project" -> Action.PROJECT;
      case "cast" -> Action.CAST;
      default -> throw new CaseException("toDF has no action '" + name + "'");
    };
  }

  static void check(Expected expected, DynamicFrame frame) {
    if (expected.has("dataframe_columns")) {
      assertThat(frame.toDF().columns())
          .as("%s: dataframe_columns", expected.place())
          .containsExactlyElementsOf(Arguments.texts(expected.take("dataframe_columns")));
    }
    if (expected.has("dataframe_schema")) {
      String wanted =
          expected.take("dataframe_schema").asText().replace('{', '<').replace('}', '>');
      assertThat(SparkTypes.fromSpark(frame.toDF().schema()))
          .as("%s: dataframe_schema", expected.place())
          .isEqualTo(TypeNames.parse(wanted));
    }
    if (expected.has("dataframe_records")) {
      Dataset<Row> rows = frame.toDF();
      List<? extends DynamicNode> actual =
          DynamicFrame.fromDF(rows, "").records().collect().stream()
              .map(DynamicRecord::getRoot)
              .toList();
      RowSets.compare(
          expected.place() + ": dataframe_records",
          expected.take("dataframe_records"),
          actual,
          false);
    }
  }
}

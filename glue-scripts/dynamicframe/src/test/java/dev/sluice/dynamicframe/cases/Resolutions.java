package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.TestSpark;
import dev.sluice.dynamicframe.spark.SparkTypes;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.transforms.ResolveChoice;
import dev.sluice.dynamicframe.type.SchemaTree;
import dev.sluice.dynamicframe.type.StructType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** ResolveChoice as cases call it, with Python's rule of either specs or choice. */
final class Resolutions {
  private Resolutions() {}

  static DynamicFrame run(DynamicFrame frame, Arguments args) {
    List<ResolveSpec> specs =
        args.has("specs") ? args.rows("specs").stream().map(ResolveSpec::of).toList() : List.of();
    if (args.has("choiceOption") && !specs.isEmpty()) {
      return frame.resolveChoice(specs, args.text("choiceOption"));
    }
    String choice = args.textOr("", "choice", "choiceOption");
    boolean named = args.has("database") && specs.isEmpty();
    if (choice.toLowerCase(Locale.ROOT).equals("match_catalog") && named) {
      return matchCatalog(frame, args);
    }
    return ResolveChoice.apply(frame, specs, choice);
  }

  private static DynamicFrame matchCatalog(DynamicFrame frame, Arguments args) {
    String database = args.text("database");
    String table = args.text("table_name", "table");
    for (String name : List.of("catalog_schema", "table_schema", "catalog")) {
      if (args.has(name)) {
        StructType schema = SchemaTree.parse(Inputs.lines(args.get(name)));
        var spark = TestSpark.session();
        spark.sql("create database if not exists `" + database + "`");
        spark.sql("drop table if exists `" + database + "`.`" + table + "`");
        spark
            .createDataFrame(List.of(), SparkTypes.toSpark(schema))
            .write()
            .mode("overwrite")
            .option("path", emptyDirectory())
            .saveAsTable(database + "." + table);
      }
    }
    return ResolveChoice.matchCatalog(frame, database, table);
  }

  /** Tables of an earlier run leave their directories behind. */
  private static String emptyDirectory() {
    try {
      return Files.createTempDirectory("catalog").toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory for a catalog table", e);
    }
  }
}

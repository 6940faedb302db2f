package dev.sluice.jobs.declared;

import static dev.sluice.jobs.declared.TransformKind.require;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.RecordFilter;
import dev.sluice.dynamicframe.RecordMapper;
import dev.sluice.dynamicframe.SpigotOptions;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.transform.RowComparison;
import dev.sluice.jobs.declared.JobSpec.Making;
import dev.sluice.jobs.declared.spec.Fields;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The transforms that make one frame of one. */
final class RecordSteps {
  private RecordSteps() {}

  static Making one(Input in, UnaryOperator<DynamicFrame> change) {
    return frames -> new Frame.Records(change.apply(in.records(frames)));
  }

  static Making applyMapping(Fields with, Input in, String name) {
    List<Mapping> mappings = with.rows("mappings").stream().map(Mapping::of).toList();
    require(!mappings.isEmpty(), "'mappings' is missing: [[source, type, target, type], …]");
    boolean strict = with.isTrue("strict");
    boolean caseSensitive = !with.find("caseSensitive").filter("false"::equals).isPresent();
    return one(
        in,
        frame ->
            strict
                ? frame.applyMappingStrictly(mappings)
                : frame.applyMapping(mappings, caseSensitive));
  }

  static Making resolveChoice(Fields with, Input in, String name) {
    List<ResolveSpec> specs = with.rows("specs").stream().map(ResolveSpec::of).toList();
    boolean byCatalog = with.find("choice").filter("match_catalog"::equalsIgnoreCase).isPresent();
    if (with.has("database") || byCatalog) {
      String database = with.text("database");
      String table = with.text("table");
      return one(in, frame -> frame.resolveChoice(database, table));
    }
    require(
        !specs.isEmpty() || with.has("choice"),
        "write 'specs: [[path, action], …]', or 'choice: action' for all choices");
    if (!with.has("choice")) {
      return one(in, frame -> frame.resolveChoice(specs));
    }
    String choice = with.text("choice");
    return one(in, frame -> frame.resolveChoice(specs, choice));
  }

  static Making unbox(Fields with, Input in, String name) {
    String path = with.text("path");
    String format = with.text("format");
    Map<String, String> options = Options.unbox(with, format);
    return one(in, frame -> frame.unbox(path, format, options));
  }

  static Making dropFields(Fields with, Input in, String name) {
    List<String> paths = with.texts("paths");
    return one(in, frame -> frame.dropFields(paths));
  }

  static Making selectFields(Fields with, Input in, String name) {
    List<String> paths = with.texts("paths");
    require(!paths.isEmpty(), "'paths' is missing: [field, …]");
    return one(in, frame -> frame.selectFields(paths));
  }

  static Making renameField(Fields with, Input in, String name) {
    String field = with.text("field");
    String to = with.text("to");
    return one(in, frame -> frame.renameField(field, to));
  }

  static Making map(Fields with, Input in, String name) {
    require(
        with.has("set") != with.has("function"),
        "give either 'set: {field: SQL expression, …}' or 'function: class'");
    if (with.has("function")) {
      RecordMapper function = UserFunctions.of(with.text("function"), RecordMapper.class);
      return one(in, frame -> frame.map(function));
    }
    Map<String, String> set = with.options("set");
    require(!set.isEmpty(), "'set' is empty: {field: SQL expression, …}");
    return one(in, frame -> frame.mapSql(set));
  }

  static Making filter(Fields with, Input in, String name) {
    long ways = Stream.of("where", "condition", "function").filter(with::has).count();
    require(
        ways == 1,
        "give one of 'where: [[path, comparator, value], …]', 'condition: SQL' and 'function:"
            + " class'");
    if (with.has("condition")) {
      String condition = with.text("condition");
      return one(in, frame -> frame.filterSql(condition));
    }
    if (with.has("function")) {
      RecordFilter function = UserFunctions.of(with.text("function"), RecordFilter.class);
      return one(in, frame -> frame.filter(function));
    }
    List<RowComparison> where = Comparisons.of(with);
    return one(in, frame -> frame.splitRows(where, "kept", "dropped").select("kept"));
  }

  static Making spigot(Fields with, Input in, String name) {
    String path = with.text("path");
    Map<String, String> given = Options.spigot(with);
    SpigotOptions options =
        new SpigotOptions(
            Integer.parseInt(with.find("topk").orElse(given.getOrDefault("topk", "100"))),
            Double.parseDouble(with.find("prob").orElse(given.getOrDefault("prob", "1"))),
            Long.parseLong(with.find("seed").orElse("0")));
    return one(in, frame -> frame.spigot(path, options));
  }
}

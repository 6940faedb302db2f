package dev.sluice.jobs.declared;

import static dev.sluice.jobs.declared.TransformKind.require;

import dev.sluice.dynamicframe.RelationalizeOptions;
import dev.sluice.dynamicframe.transform.RowComparison;
import dev.sluice.jobs.declared.JobSpec.Making;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.run.JobException;
import java.util.List;

/** The transforms that take or make several frames. */
final class TableSteps {
  private TableSteps() {}

  static Making selectFromCollection(Fields with, Input in, String name) {
    String key = with.text("key");
    return frames -> {
      if (frames.get(in.from()) instanceof Frame.Tables tables) {
        return new Frame.Records(tables.collection().select(key));
      }
      throw new JobException(
          "'%s' is one frame. SelectFromCollection takes the result of Relationalize, SplitFields or SplitRows."
              .formatted(in.from()));
    };
  }

  static Making relationalize(Fields with, Input in, String name) {
    String root = with.find("root").orElse(name);
    RelationalizeOptions options = new RelationalizeOptions(with.isTrue("stableKeys"));
    return frames -> new Frame.Tables(in.records(frames).relationalize(root, "", options), name);
  }

  static Making splitFields(Fields with, Input in, String name) {
    List<String> paths = with.texts("paths");
    List<String> names = pair(with, name);
    return frames ->
        new Frame.Tables(in.records(frames).splitFields(paths, names.get(0), names.get(1)), name);
  }

  static Making splitRows(Fields with, Input in, String name) {
    List<RowComparison> where = Comparisons.of(with);
    List<String> names = pair(with, name);
    return frames ->
        new Frame.Tables(in.records(frames).splitRows(where, names.get(0), names.get(1)), name);
  }

  static Making join(Fields with, Input in, String name) {
    String other = with.text("with");
    List<String> keys = with.texts("keys");
    List<String> others = with.has("otherKeys") ? with.texts("otherKeys") : keys;
    require(
        !keys.isEmpty() && keys.size() == others.size(),
        "'keys' and 'otherKeys' must be lists of the same length");
    return frames ->
        new Frame.Records(in.records(frames).join(keys, others, frames.get(other).records()));
  }

  static Making union(Fields with, Input in, String name) {
    String other = with.text("with");
    return frames -> new Frame.Records(in.records(frames).union(frames.get(other).records()));
  }

  static Making merge(Fields with, Input in, String name) {
    String stage = with.text("with");
    List<String> keys = with.texts("keys");
    return frames ->
        new Frame.Records(in.records(frames).mergeDynamicFrame(frames.get(stage).records(), keys));
  }

  /** Glue's name1 and name2, or both in one list; else the step's name with 1 and 2. */
  private static List<String> pair(Fields with, String name) {
    if (!with.has("names")) {
      return List.of(with.find("name1").orElse(name + "1"), with.find("name2").orElse(name + "2"));
    }
    List<String> names = with.texts("names");
    require(names.size() == 2, "'names' wants two names: [first, second]");
    return names;
  }
}

package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.Call;
import dev.sluice.dynamicframe.record.CallSite;
import dev.sluice.jobs.declared.JobSpec.Making;
import dev.sluice.jobs.declared.JobSpec.Step;
import dev.sluice.jobs.declared.spec.Faults;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.SpecNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads one step: a transform of an earlier frame, or SQL over the earlier frames. */
final class StepParser {

  private StepParser() {}

  static Step parse(SpecNode node, Set<String> names, Faults faults) {
    Fields fields = Fields.of(node, faults, "name", "from", "transform", "with", "sql");
    String name = fields.text("name");
    if (fields.has("sql") == fields.has("transform")) {
      fields.fault("a step is either 'sql' or 'transform'. Write one of them.");
      return new Step(name, "", frames -> frames.get(name));
    }
    if (fields.has("sql")) {
      String sql = fields.text("sql");
      return new Step(name, "SQL", frames -> new Frame.Rows(frames.sql(sql), name));
    }
    String from = fields.text("from");
    if (fields.has("from")) {
      requireKnown(from, names, fields);
    }
    String transform = fields.text("transform");
    TransformKind kind = TransformKind.NAMED.get(transform);
    if (kind == null) {
      fields.fault(
          "there is no transform '%s'. Use one of %s."
              .formatted(transform, TransformKind.NAMED.keySet()));
      return new Step(name, transform, frames -> frames.get(from));
    }
    Fields with = arguments(fields, node, kind, faults);
    with.find("with").ifPresent(other -> requireKnown(other, names, with));
    try {
      Call call =
          new Call(
              name,
              new CallSite(node.place().toString(), transform + " of " + from),
              threshold(with, "stageThreshold"),
              threshold(with, "totalThreshold"));
      Making making = kind.parser().parse(with, new Input(from, call), name);
      return new Step(name, transform + " of " + from, making);
    } catch (IllegalArgumentException e) {
      with.fault(transform + ": " + e.getMessage());
      return new Step(name, transform, frames -> frames.get(from));
    }
  }

  /** What stands under with; Glue's names for arguments are turned into ours. */
  private static Fields arguments(Fields fields, SpecNode node, TransformKind kind, Faults faults) {
    SpecNode.Mapping given =
        fields
            .mapping("with")
            .orElseGet(() -> new SpecNode.Mapping(node.place(), new LinkedHashMap<>()));
    String[] known = kind.names().toArray(String[]::new);
    Fields.of(given, faults, known);
    Map<String, SpecNode> renamed = new LinkedHashMap<>();
    given
        .entries()
        .forEach(
            (name, value) -> {
              String argument = kind.aliases().getOrDefault(name, name);
              if (renamed.put(argument, value) != null) {
                faults.add(
                    value.place(),
                    "'%s' and '%s' mean the same. Keep one of them.".formatted(name, argument));
              }
            });
    return Fields.of(
        new SpecNode.Mapping(given.place(), renamed),
        faults,
        renamed.keySet().toArray(String[]::new));
  }

  private static long threshold(Fields with, String name) {
    String text = with.find(name).orElse("0");
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(
          "%s is '%s'; it is a number of errors, and 0 means no limit".formatted(name, text));
    }
    return Long.parseLong(text);
  }

  static void requireKnown(String name, Set<String> names, Fields fields) {
    if (!names.contains(name)) {
      fields.fault(
          "there is no frame '%s' before this line; there are %s. Correct the name or the order."
              .formatted(name, names));
    }
  }
}

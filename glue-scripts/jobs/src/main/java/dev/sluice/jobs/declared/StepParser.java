package dev.sluice.jobs.declared;

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
    SpecNode arguments =
        fields
            .mapping("with")
            .<SpecNode>map(mapping -> mapping)
            .orElseGet(() -> new SpecNode.Mapping(node.place(), new LinkedHashMap<>(Map.of())));
    Fields with = Fields.of(arguments, faults, kind.arguments().toArray(String[]::new));
    with.find("with").ifPresent(other -> requireKnown(other, names, with));
    try {
      Making making = kind.parser().parse(with, from, name);
      return new Step(name, transform + " of " + from, making);
    } catch (IllegalArgumentException e) {
      with.fault(transform + ": " + e.getMessage());
      return new Step(name, transform, frames -> frames.get(from));
    }
  }

  static void requireKnown(String name, Set<String> names, Fields fields) {
    if (!names.contains(name)) {
      fields.fault(
          "there is no frame '%s' before this line; there are %s. Correct the name or the order."
              .formatted(name, names));
    }
  }
}

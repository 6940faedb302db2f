package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Sink;
import dev.sluice.jobs.declared.JobSpec.Step;
import dev.sluice.jobs.declared.spec.Faults;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.Parameters;
import dev.sluice.jobs.declared.spec.Place;
import dev.sluice.jobs.declared.spec.SpecNode;
import dev.sluice.jobs.declared.spec.SpecYaml;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a spec whole before anything runs; all its faults come in one message. */
final class SpecReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String[] KNOWN = {
    "name", "description", "parameters", "sources", "steps", "sinks"
  };

  private final SourceParser sources;
  private final SinkParser sinks;

  SpecReader(SourceParser sources, SinkParser sinks) {
    this.sources = sources;
    this.sinks = sinks;
  }

  JobSpec read(String file, String text, Map<String, String> arguments) {
    Faults faults = new Faults();
    SpecNode raw = SpecYaml.parse(file, text);
    // A name that is not known is reported below, once the parameters are in.
    Parameters parameters = Parameters.of(Fields.of(raw, new Faults(), KNOWN), arguments, faults);
    Fields spec = Fields.of(parameters.fill(raw), faults, KNOWN);
    faults.throwIfAny();
    Set<String> names = new LinkedHashSet<>();
    List<Step> steps = new ArrayList<>();
    spec.mapping("sources")
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        (name, node) -> {
                          claim(name, node.place(), names, faults);
                          steps.add(sources.parse(name, node, faults).at(node.place()));
                        }));
    for (SpecNode node : spec.list("steps")) {
      Step step = StepParser.parse(node, names, faults);
      claim(step.name(), node.place(), names, faults);
      steps.add(step.at(node.place()));
    }
    List<Sink> written = new ArrayList<>();
    for (SpecNode node : spec.list("sinks")) {
      written.add(sinks.parse(node, names, faults));
    }
    if (written.isEmpty()) {
      spec.fault("the job writes nothing. Add a list 'sinks'.");
    }
    requireMerge(spec, faults);
    String name = spec.find("name").orElse(file.replaceFirst("\\.ya?ml$", ""));
    faults.throwIfAny();
    return new JobSpec(name, steps, written);
  }

  /** What replaces a table with an incremental source's few new rows loses all the others. */
  private static void requireMerge(Fields spec, Faults faults) {
    Set<String> incremental = new LinkedHashSet<>();
    spec.mapping("sources")
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        (name, node) -> {
                          if (node instanceof SpecNode.Mapping source
                              && source.entries().get("jdbc") instanceof SpecNode.Mapping jdbc
                              && jdbc.entries().containsKey("incremental")) {
                            incremental.add(name);
                          }
                        }));
    for (SpecNode node : spec.list("sinks")) {
      if (node instanceof SpecNode.Mapping sink
          && sink.entries().get("from") instanceof SpecNode.Scalar from
          && incremental.contains(from.text())
          && !sink.entries().containsKey("merge")) {
        faults.add(
            node.place(),
            "'%s' is incremental, and this sink would replace all rows by the new ones. Add 'merge: {by: [KEY]}'."
                .formatted(from.text()));
      }
    }
  }

  private static void claim(String name, Place place, Set<String> names, Faults faults) {
    if (!NAME.matcher(name).matches()) {
      faults.add(
          place,
          "'%s' cannot name a frame: SQL writes it too. Use letters, digits and _."
              .formatted(name));
    } else if (!names.add(name)) {
      faults.add(place, "the name '%s' is taken. Give this one another.".formatted(name));
    }
  }
}

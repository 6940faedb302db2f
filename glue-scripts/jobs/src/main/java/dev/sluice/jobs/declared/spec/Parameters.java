package dev.sluice.jobs.declared.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a run, which take the place of {@code ${name}} in every text of a spec. */
public final class Parameters {
  private static final Pattern USE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_-]*)}");

  private final Map<String, String> values;
  private final Faults faults;

  private Parameters(Map<String, String> values, Faults faults) {
    this.values = values;
    this.faults = faults;
  }

  /** The declared parameters, by argument or default; one without either is a fault. */
  public static Parameters of(Fields spec, Map<String, String> arguments, Faults faults) {
    Map<String, String> values = new LinkedHashMap<>();
    spec.mapping("parameters")
        .ifPresent(
            declared ->
                declared
                    .entries()
                    .forEach((name, node) -> declare(name, node, arguments, values, faults)));
    return new Parameters(values, faults);
  }

  private static void declare(
      String name,
      SpecNode node,
      Map<String, String> arguments,
      Map<String, String> values,
      Faults faults) {
    Fields fields = Fields.of(node, faults, "default", "description");
    String value = arguments.get(name);
    if (value != null) {
      values.put(name, value);
    } else {
      fields
          .find("default")
          .ifPresentOrElse(
              given -> values.put(name, given),
              () ->
                  faults.add(
                      node.place(),
                      "parameter '%s' has no default. Give it as --%s VALUE."
                          .formatted(name, name)));
    }
  }

  /** The same spec with all parameters put in. */
  public SpecNode fill(SpecNode node) {
    if (node instanceof SpecNode.Mapping mapping) {
      Map<String, SpecNode> entries = new LinkedHashMap<>();
      mapping.entries().forEach((name, value) -> entries.put(name, fill(value)));
      return new SpecNode.Mapping(mapping.place(), entries);
    }
    if (node instanceof SpecNode.Sequence sequence) {
      List<SpecNode> items = sequence.items().stream().map(this::fill).toList();
      return new SpecNode.Sequence(sequence.place(), items);
    }
    return new SpecNode.Scalar(node.place(), text((SpecNode.Scalar) node));
  }

  private String text(SpecNode.Scalar scalar) {
    return USE.matcher(scalar.text())
        .replaceAll(use -> Matcher.quoteReplacement(value(use.group(1), scalar.place())));
  }

  private String value(String name, Place place) {
    String value = values.get(name);
    if (value == null) {
      faults.add(
          place,
          "${%s} is no parameter of this spec; it has %s. Declare it under 'parameters'."
              .formatted(name, values.keySet()));
      return "";
    }
    return value;
  }
}

package dev.sluice.jobs.declared.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named values of one piece of a spec, asked for by name and form. */
public final class Fields {
  private final Place place;
  private final Map<String, SpecNode> entries;
  private final Faults faults;

  private Fields(Place place, Map<String, SpecNode> entries, Faults faults) {
    this.place = place;
    this.entries = entries;
    this.faults = faults;
  }

  /** The fields of a node; a name that is not among the known ones is a fault. */
  public static Fields of(SpecNode node, Faults faults, String... known) {
    if (!(node instanceof SpecNode.Mapping mapping)) {
      faults.add(
          node.place(),
          "this is %s; names with values are wanted, of %s."
              .formatted(node.kind(), List.of(known)));
      return new Fields(node.place(), Map.of(), faults);
    }
    mapping
        .entries()
        .forEach(
            (name, value) -> {
              if (!List.of(known).contains(name)) {
                faults.add(
                    value.place(),
                    "'%s' is not known here. Use one of %s.".formatted(name, List.of(known)));
              }
            });
    return new Fields(node.place(), mapping.entries(), faults);
  }

  public Place place() {
    return place;
  }

  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** A text that must be there. */
  public String text(String name) {
    return find(name)
        .orElseGet(
            () -> {
              faults.add(place, "'%s' is missing. Add '%s: …' here.".formatted(name, name));
              return "";
            });
  }

  public Optional<String> find(String name) {
    SpecNode node = entries.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof SpecNode.Scalar scalar) {
      return Optional.of(scalar.text());
    }
    faults.add(node.place(), "'%s' is %s; a text is wanted.".formatted(name, node.kind()));
    return Optional.empty();
  }

  public boolean isTrue(String name) {
    Optional<String> value = find(name);
    if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
      faults.add(place, "'%s' is '%s'. Use true or false.".formatted(name, value.get()));
    }
    return value.filter("true"::equals).isPresent();
  }

  public Optional<SpecNode.Mapping> mapping(String name) {
    SpecNode node = entries.get(name);
    if (node == null || node instanceof SpecNode.Mapping) {
      return Optional.ofNullable((SpecNode.Mapping) node);
    }
    faults.add(
        node.place(), "'%s' is %s; names with values are wanted.".formatted(name, node.kind()));
    return Optional.empty();
  }

  /** The items of a list; none when it is not there. */
  public List<SpecNode> list(String name) {
    SpecNode node = entries.get(name);
    if (node instanceof SpecNode.Sequence sequence) {
      return sequence.items();
    }
    if (node != null) {
      faults.add(
          node.place(),
          "'%s' is %s; a list is wanted, such as [a, b].".formatted(name, node.kind()));
    }
    return List.of();
  }

  /** A list of texts; a single text stands for a list of one. */
  public List<String> texts(String name) {
    return entries.get(name) instanceof SpecNode.Scalar scalar
        ? List.of(scalar.text())
        : texts(list(name));
  }

  /** A list of lists of texts, such as the lines of a mapping. */
  public List<List<String>> rows(String name) {
    List<List<String>> rows = new ArrayList<>();
    for (SpecNode item : list(name)) {
      if (item instanceof SpecNode.Sequence sequence) {
        rows.add(texts(sequence.items()));
      } else {
        faults.add(
            item.place(),
            "each line of '%s' is a list, such as [a, long, b, string]; this is %s."
                .formatted(name, item.kind()));
      }
    }
    return rows;
  }

  /** Free options, passed on as they are. */
  public Map<String, String> options(String name) {
    Map<String, String> options = new LinkedHashMap<>();
    mapping(name)
        .ifPresent(
            mapping ->
                mapping
                    .entries()
                    .forEach(
                        (key, value) -> {
                          if (value instanceof SpecNode.Scalar scalar) {
                            options.put(key, scalar.text());
                          } else {
                            faults.add(
                                value.place(),
                                "option '%s' is %s; a text is wanted."
                                    .formatted(key, value.kind()));
                          }
                        }));
    return options;
  }

  /** A fault of one option among those under that name, told at its own line. */
  public void optionFault(String option, String message) {
    SpecNode value = mapping("options").map(all -> all.entries().get(option)).orElse(null);
    faults.add(value == null ? place : value.place(), message);
  }

  private List<String> texts(List<SpecNode> items) {
    List<String> texts = new ArrayList<>();
    for (SpecNode item : items) {
      if (item instanceof SpecNode.Scalar scalar) {
        texts.add(scalar.text());
      } else {
        faults.add(item.place(), "this is %s; a text is wanted.".formatted(item.kind()));
      }
    }
    return texts;
  }

  public void fault(String message) {
    faults.add(place, message);
  }
}

package dev.sluice.jobs.declared.spec;

import java.util.List;
import java.util.Map;

/** A piece of a spec, and the line that it begins at. */
public sealed interface SpecNode {
  Place place();

  /** What a message calls this kind of node. */
  String kind();

  /** Names with values, in the order of the text. */
  record Mapping(Place place, Map<String, SpecNode> entries) implements SpecNode {
    @Override
    public String kind() {
      return "names with values";
    }
  }

  /** A list. */
  record Sequence(Place place, List<SpecNode> items) implements SpecNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A text, a number, a truth value; what it means is for the reader to say. */
  record Scalar(Place place, String text) implements SpecNode {
    @Override
    public String kind() {
      return "the text '" + text + "'";
    }
  }
}

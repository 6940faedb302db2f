package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of a case's transforms. */
final class Outcome {
  final Map<String, DynamicFrame> inputs;
  DynamicFrame frame;
  DynamicFrame beforeDataFrame;
  DynamicFrameCollection collection;
  Throwable thrown;
  String merged;
  final List<String> lines = new ArrayList<>();
  final Map<String, DynamicFrameCollection> relationalized = new LinkedHashMap<>();
  final Map<String, Long> counted = new LinkedHashMap<>();

  Outcome(Map<String, DynamicFrame> inputs) {
    this.inputs = inputs;
    this.frame = inputs.size() == 1 ? inputs.values().iterator().next() : null;
  }

  DynamicFrame frame() {
    if (frame == null) {
      throw new CaseException(
          "the case leads to no single frame; its inputs are " + inputs.keySet());
    }
    return frame;
  }

  DynamicFrameCollection collection() {
    if (collection == null) {
      throw new CaseException("no step before makes several frames");
    }
    return collection;
  }

  /** The frame whose errors count; a DataFrame in between has none. */
  DynamicFrame erring() {
    return beforeDataFrame == null ? frame() : beforeDataFrame;
  }

  /** One of two inputs, by one of its names or else by its place. */
  DynamicFrame input(int place, String... names) {
    for (String name : names) {
      if (inputs.containsKey(name)) {
        return inputs.get(name);
      }
    }
    if (inputs.size() == 2) {
      return List.copyOf(inputs.values()).get(place);
    }
    throw new CaseException(
        "the case has no input " + List.of(names) + ", only " + inputs.keySet());
  }
}

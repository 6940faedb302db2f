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

  DynamicFrame input(String... names) {
    for (String name : names) {
      if (inputs.containsKey(name)) {
        return inputs.get(name);
      }
    }
    throw new CaseException(
        "the case has no input " + List.of(names) + ", only " + inputs.keySet());
  }
}

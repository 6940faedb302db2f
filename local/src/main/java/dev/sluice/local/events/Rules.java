package dev.sluice.local.events;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/** Patterns, matched by AWS's own matcher, and the targets of each. */
public final class Rules {
  public static final Rules NONE = new Rules(Map.of(), Map.of());

  private final Machine machine = Machine.builder().build();
  private final Map<String, List<Target>> targets;

  /**
   * Compiles rules.
   *
   * @param patterns the JSON pattern of each rule by name
   * @param targets the targets of each rule by name
   */
  public Rules(Map<String, String> patterns, Map<String, List<Target>> targets) {
    this.targets = Map.copyOf(targets);
    patterns.forEach(
        (name, pattern) -> {
          try {
            machine.addRule(name, pattern);
          } catch (IOException e) {
            throw new IllegalArgumentException(
                "rule " + name + " has a pattern that EventBridge would refuse: " + pattern, e);
          }
        });
  }

  List<Target> targetsOf(String event) {
    try {
      return machine.rulesForJSONEvent(event).stream()
          .flatMap(name -> targets.getOrDefault(name, List.of()).stream())
          .toList();
    } catch (Exception e) {
      throw new IllegalArgumentException("an event is not JSON: " + event, e);
    }
  }
}

package dev.sluice.local.template;

import java.util.List;

/** An event pattern and the ARNs of its targets. */
public record RuleSpec(String name, String pattern, List<String> targets) {
  public RuleSpec {
    targets = List.copyOf(targets);
  }
}

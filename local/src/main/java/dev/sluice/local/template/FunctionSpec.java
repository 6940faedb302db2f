package dev.sluice.local.template;

import java.util.Map;

/** A function, its handler as class::method, and its environment. */
public record FunctionSpec(
    String name, String handler, int timeoutSeconds, Map<String, String> environment) {
  public FunctionSpec {
    environment = Map.copyOf(environment);
  }
}

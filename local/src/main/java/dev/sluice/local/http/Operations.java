package dev.sluice.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The operations of a service by name; an unknown one is answered as AWS does. */
public final class Operations implements JsonService {
  private final String target;
  private final Map<String, UnaryOperator<ObjectNode>> byName = new HashMap<>();

  public Operations(String target) {
    this.target = target;
  }

  /** Adds an operation; each name may be taken once. */
  public Operations on(String name, UnaryOperator<ObjectNode> operation) {
    if (byName.putIfAbsent(name, operation) != null) {
      throw new IllegalStateException(target + " has two operations named " + name);
    }
    return this;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ObjectNode call(String name, ObjectNode request) {
    UnaryOperator<ObjectNode> operation = byName.get(name);
    if (operation == null) {
      throw AwsError.client(
          "UnknownOperationException",
          "The embedded cloud has no operation " + target + "." + name);
    }
    return operation.apply(request);
  }
}

package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.http.Json;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.util.List;
import java.util.Optional;

/** Triggers on disk, and what each has gathered towards its next firing. */
public final class Triggers {
  private final Table table;
  private final Table gathered;

  public Triggers(Store store) {
    this.table = store.table("triggers");
    this.gathered = store.table("trigger-marks");
  }

  Optional<ObjectNode> find(String name) {
    return table.get(name);
  }

  ObjectNode get(String name) {
    return find(name).orElseThrow(() -> GlueErrors.notFound("Trigger " + name));
  }

  List<ObjectNode> all() {
    return table.all();
  }

  List<ObjectNode> of(String workflow) {
    return table.all().stream()
        .filter(t -> t.path("WorkflowName").asText().equals(workflow))
        .toList();
  }

  /** The trigger that begins the workflow; there is at most one. */
  Optional<ObjectNode> startOf(String workflow) {
    return of(workflow).stream().filter(Triggers::starts).findFirst();
  }

  static boolean starts(JsonNode trigger) {
    return !trigger.path("Type").asText().equals("CONDITIONAL");
  }

  static boolean isActive(JsonNode trigger) {
    return trigger.path("State").asText().equals("ACTIVATED");
  }

  void save(ObjectNode trigger) {
    table.put(trigger.get("Name").asText(), trigger);
  }

  void remove(String name) {
    gathered.remove(name);
    table.remove(name);
  }

  /** What was noted for the trigger since it fired last. */
  ObjectNode gathered(String name) {
    return gathered.get(name).orElseGet(Json::object);
  }

  void gather(String name, ObjectNode note) {
    gathered.put(name, note);
  }

  void forget(String name) {
    gathered.remove(name);
  }
}

package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.util.List;
import java.util.Optional;

/** Workflows on disk. */
public final class Workflows {
  private final Table table;

  public Workflows(Store store) {
    this.table = store.table("workflows");
  }

  Optional<ObjectNode> find(String name) {
    return table.get(name);
  }

  ObjectNode get(String name) {
    return find(name).orElseThrow(() -> GlueErrors.notFound("Workflow " + name));
  }

  List<ObjectNode> all() {
    return table.all();
  }

  void save(ObjectNode workflow) {
    table.put(workflow.get("Name").asText(), workflow);
  }

  void remove(String name) {
    table.remove(name);
  }
}

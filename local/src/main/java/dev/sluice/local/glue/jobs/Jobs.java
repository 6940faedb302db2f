package dev.sluice.local.glue.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.util.List;
import java.util.Optional;

/** Jobs on disk. */
public final class Jobs {
  private final Table table;

  public Jobs(Store store) {
    this.table = store.table("jobs");
  }

  Optional<ObjectNode> find(String name) {
    return table.get(name);
  }

  ObjectNode get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                GlueErrors.notFound(
                    "Failed to start job run due to missing metadata: job " + name));
  }

  public List<ObjectNode> all() {
    return table.all();
  }

  void save(ObjectNode job) {
    table.put(job.get("Name").asText(), job);
  }

  void remove(String name) {
    table.remove(name);
  }
}

package dev.sluice.local.glue.connections;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.http.Json;
import dev.sluice.local.secrets.Vault;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.util.List;
import java.util.Optional;

/** Connections on disk; a password that one holds itself is kept in the vault instead. */
public final class Connections {
  private static final String PROPERTIES = "ConnectionProperties";
  private static final String PASSWORD = "PASSWORD";

  private final Table table;
  private final Vault vault;

  public Connections(Store store, Vault vault) {
    this.table = store.table("connections");
    this.vault = vault;
  }

  Optional<ObjectNode> find(String name) {
    return table.get(name);
  }

  ObjectNode get(String name) {
    return find(name).orElseThrow(() -> GlueErrors.notFound("Connection " + name));
  }

  List<ObjectNode> all() {
    return table.all();
  }

  void save(ObjectNode connection) {
    String name = connection.get("Name").asText();
    if (connection.get(PROPERTIES) instanceof ObjectNode properties && properties.has(PASSWORD)) {
      ObjectNode kept = Json.object();
      kept.set(PASSWORD, properties.remove(PASSWORD));
      vault.put(kept(name), kept);
    } else {
      vault.remove(kept(name));
    }
    table.put(name, connection);
  }

  ObjectNode withPassword(ObjectNode connection) {
    vault
        .get(kept(connection.get("Name").asText()))
        .ifPresent(
            kept -> ((ObjectNode) connection.get(PROPERTIES)).set(PASSWORD, kept.get(PASSWORD)));
    return connection;
  }

  void remove(String name) {
    get(name);
    vault.remove(kept(name));
    table.remove(name);
  }

  private static String kept(String name) {
    return "connection/" + name;
  }
}

package dev.sluice.local.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.http.Json;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.util.List;
import java.util.Locale;

/** What the Data Catalog holds on disk, and the lock that its changes are made under. */
public final class Catalog {
  final Table databases;
  final Table tables;
  final Table versions;
  final Table partitions;

  public Catalog(Store store) {
    databases = store.table("databases");
    tables = store.table("tables");
    versions = store.table("versions");
    partitions = store.table("partitions");
  }

  /** The table's description, or EntityNotFoundException. */
  public ObjectNode table(String database, String name) {
    String key = Table.key(folded(database), folded(name));
    return tables
        .get(key)
        .orElseThrow(
            () -> {
              if (!databases.contains(folded(database))) {
                return GlueErrors.notFound("Database " + database);
              }
              return GlueErrors.notFound("Table " + name + " in database " + database);
            });
  }

  /** All partitions of a table, in the order of their values. */
  public List<ObjectNode> partitionsOf(String database, String table) {
    return partitions.below(folded(database), folded(table));
  }

  /** Glue keeps names of databases, tables and columns in lower case. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static ObjectNode copyOf(ObjectNode input, List<String> members) {
    ObjectNode copy = Json.object();
    for (String member : members) {
      if (input.hasNonNull(member)) {
        copy.set(member, input.get(member));
      }
    }
    return copy;
  }
}

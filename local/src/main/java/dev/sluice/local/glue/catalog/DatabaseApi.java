package dev.sluice.local.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.time.Clock;
import java.util.List;

/** Operations on databases. */
public final class DatabaseApi {
  private static final List<String> MEMBERS =
      List.of("Description", "LocationUri", "Parameters", "CreateTableDefaultPermissions");

  private final Catalog catalog;
  private final String account;
  private final Clock clock;

  public DatabaseApi(Catalog catalog, String account, Clock clock) {
    this.catalog = catalog;
    this.account = account;
    this.clock = clock;
  }

  public void addTo(Operations operations) {
    operations
        .on("CreateDatabase", this::create)
        .on("GetDatabase", this::get)
        .on("GetDatabases", this::list)
        .on("UpdateDatabase", this::update)
        .on("DeleteDatabase", this::delete);
  }

  private ObjectNode create(ObjectNode request) {
    ObjectNode input = Json.requiredObject(request, "DatabaseInput");
    String name = Catalog.folded(Json.required(input, "Name"));
    synchronized (catalog) {
      if (catalog.databases.contains(name)) {
        throw GlueErrors.alreadyExists("Database " + name);
      }
      ObjectNode database = Catalog.copyOf(input, MEMBERS);
      database.put("Name", name);
      database.put("CatalogId", account);
      database.put("CreateTime", Json.seconds(clock.instant()));
      catalog.databases.put(name, database);
    }
    return Json.object();
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set("Database", database(Json.required(request, "Name")));
    return answer;
  }

  private ObjectNode list(ObjectNode request) {
    return Pages.page(request, "DatabaseList", catalog.databases.all(), 100);
  }

  private ObjectNode update(ObjectNode request) {
    synchronized (catalog) {
      ObjectNode old = database(Json.required(request, "Name"));
      ObjectNode changed = Catalog.copyOf(Json.requiredObject(request, "DatabaseInput"), MEMBERS);
      for (String kept : List.of("Name", "CatalogId", "CreateTime")) {
        changed.set(kept, old.get(kept));
      }
      catalog.databases.put(old.get("Name").asText(), changed);
    }
    return Json.object();
  }

  private ObjectNode delete(ObjectNode request) {
    synchronized (catalog) {
      String name = database(Json.required(request, "Name")).get("Name").asText();
      catalog.partitions.removeBelow(name);
      catalog.versions.removeBelow(name);
      catalog.tables.removeBelow(name);
      catalog.databases.remove(name);
    }
    return Json.object();
  }

  private ObjectNode database(String name) {
    return catalog
        .databases
        .get(Catalog.folded(name))
        .orElseThrow(() -> GlueErrors.notFound("Database " + name));
  }
}

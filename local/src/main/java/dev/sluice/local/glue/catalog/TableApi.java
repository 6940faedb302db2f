package dev.sluice.local.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import dev.sluice.local.store.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Operations on tables and their versions. */
public final class TableApi {
  private static final List<String> MEMBERS =
      List.of(
          "Description",
          "Owner",
          "LastAccessTime",
          "LastAnalyzedTime",
          "Retention",
          "StorageDescriptor",
          "PartitionKeys",
          "ViewOriginalText",
          "ViewExpandedText",
          "TableType",
          "Parameters",
          "TargetTable");

  private final Catalog catalog;
  private final String account;
  private final Clock clock;

  public TableApi(Catalog catalog, String account, Clock clock) {
    this.catalog = catalog;
    this.account = account;
    this.clock = clock;
  }

  public void addTo(Operations operations) {
    operations
        .on("CreateTable", this::create)
        .on("GetTable", this::get)
        .on("GetTables", this::list)
        .on("UpdateTable", this::update)
        .on("DeleteTable", this::delete)
        .on("BatchDeleteTable", this::batchDelete)
        .on("GetTableVersion", this::version)
        .on("GetTableVersions", this::versions);
  }

  private ObjectNode create(ObjectNode request) {
    String database = Catalog.folded(Json.required(request, "DatabaseName"));
    ObjectNode input = Json.requiredObject(request, "TableInput");
    String name = Catalog.folded(Json.required(input, "Name"));
    synchronized (catalog) {
      if (!catalog.databases.contains(database)) {
        throw GlueErrors.notFound("Database " + database);
      }
      if (catalog.tables.contains(Table.key(database, name))) {
        throw GlueErrors.alreadyExists("Table " + name);
      }
      double now = Json.seconds(clock.instant());
      ObjectNode table = described(input, database, name, now, 0);
      table.put("CreateTime", now);
      catalog.tables.put(Table.key(database, name), table);
    }
    return Json.object();
  }

  private ObjectNode described(
      ObjectNode input, String database, String name, double now, int version) {
    ObjectNode table = Catalog.copyOf(input, MEMBERS);
    table.put("Name", name);
    table.put("DatabaseName", database);
    table.put("CatalogId", account);
    table.put("UpdateTime", now);
    table.put("VersionId", Integer.toString(version));
    table.put("IsRegisteredWithLakeFormation", false);
    if (!table.has("PartitionKeys")) {
      table.set("PartitionKeys", Json.array());
    }
    return table;
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set(
        "Table",
        catalog.table(Json.required(request, "DatabaseName"), Json.required(request, "Name")));
    return answer;
  }

  private ObjectNode list(ObjectNode request) {
    String database = Catalog.folded(Json.required(request, "DatabaseName"));
    if (!catalog.databases.contains(database)) {
      throw GlueErrors.notFound("Database " + database);
    }
    Pattern pattern = pattern(request.path("Expression").asText(".*"));
    List<ObjectNode> tables =
        catalog.tables.below(database).stream()
            .filter(table -> pattern.matcher(table.get("Name").asText()).matches())
            .toList();
    return Pages.page(request, "TableList", tables, 100);
  }

  private static Pattern pattern(String expression) {
    try {
      return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw GlueErrors.invalidInput("Expression is not a pattern: " + e.getMessage());
    }
  }

  private ObjectNode update(ObjectNode request) {
    String database = Catalog.folded(Json.required(request, "DatabaseName"));
    ObjectNode input = Json.requiredObject(request, "TableInput");
    String name = Catalog.folded(Json.required(input, "Name"));
    synchronized (catalog) {
      ObjectNode old = catalog.table(database, name);
      int version = old.get("VersionId").asInt();
      String expected = Json.optional(request, "VersionId");
      if (expected != null && !expected.equals(Integer.toString(version))) {
        throw GlueErrors.concurrentModification(
            "Update table failed due to concurrent modifications: the version is "
                + version
                + ", not "
                + expected);
      }
      if (!request.path("SkipArchive").asBoolean(false)) {
        catalog.versions.put(Table.key(database, name, padded(version)), old);
      }
      ObjectNode changed =
          described(input, database, name, Json.seconds(clock.instant()), version + 1);
      changed.set("CreateTime", old.get("CreateTime"));
      catalog.tables.put(Table.key(database, name), changed);
    }
    return Json.object();
  }

  private ObjectNode delete(ObjectNode request) {
    remove(Json.required(request, "DatabaseName"), Json.required(request, "Name"));
    return Json.object();
  }

  private void remove(String database, String name) {
    synchronized (catalog) {
      catalog.table(database, name);
      String[] key = {Catalog.folded(database), Catalog.folded(name)};
      catalog.partitions.removeBelow(key);
      catalog.versions.removeBelow(key);
      catalog.tables.remove(Table.key(key));
    }
  }

  private ObjectNode batchDelete(ObjectNode request) {
    String database = Json.required(request, "DatabaseName");
    ArrayNode errors = Json.array();
    for (String name : Json.strings(request, "TablesToDelete")) {
      try {
        remove(database, name);
      } catch (AwsError e) {
        ObjectNode error = errors.addObject().put("TableName", name);
        error
            .putObject("ErrorDetail")
            .put("ErrorCode", e.code())
            .put("ErrorMessage", e.getMessage());
      }
    }
    ObjectNode answer = Json.object();
    answer.set("Errors", errors);
    return answer;
  }

  private ObjectNode version(ObjectNode request) {
    String wanted = request.path("VersionId").asText("");
    ObjectNode answer = Json.object();
    ObjectNode found =
        allVersions(request).stream()
            .filter(version -> wanted.isEmpty() || version.get("VersionId").asText().equals(wanted))
            .findFirst()
            .orElseThrow(() -> GlueErrors.notFound("Table version " + wanted));
    answer.set("TableVersion", found);
    return answer;
  }

  private ObjectNode versions(ObjectNode request) {
    return Pages.page(request, "TableVersions", allVersions(request), 100);
  }

  /** Newest first, as Glue lists them. */
  private List<ObjectNode> allVersions(ObjectNode request) {
    String database = Json.required(request, "DatabaseName");
    String name = Json.required(request, "TableName");
    List<JsonNode> all = new ArrayList<>();
    synchronized (catalog) {
      all.addAll(catalog.versions.below(Catalog.folded(database), Catalog.folded(name)));
      all.add(catalog.table(database, name));
    }
    Collections.reverse(all);
    return all.stream()
        .map(
            table -> {
              ObjectNode version = Json.object();
              version.set("Table", table);
              version.set("VersionId", table.get("VersionId"));
              return version;
            })
        .toList();
  }

  private static String padded(int version) {
    return String.format("%09d", version);
  }
}

package dev.sluice.jobs.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Databases, tables and partitions in memory; a table's version guards its update. */
public final class FakeCatalog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> databases = new TreeMap<>();
  private final Map<String, ObjectNode> tables = new TreeMap<>();
  private final Map<String, Map<List<String>, ObjectNode>> partitions = new TreeMap<>();
  private final Map<String, ObjectNode> connections = new TreeMap<>();
  private final Map<String, String> secrets = new TreeMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private int callsUntilCrash = -1;
  private boolean crashAfterwards;
  private final Map<String, Runnable> meddling = new TreeMap<>();

  /** An error as the service answers it. */
  static final class Refused extends RuntimeException {
    private final String type;

    Refused(String type, String message) {
      super(message);
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  /** Every call so far, with the expression where it had one. */
  public List<String> calls() {
    return calls;
  }

  /** A partition's location, if the partition is there. */
  public synchronized Optional<ObjectNode> partition(String table, List<String> values) {
    return Optional.ofNullable(partitions.getOrDefault(table, Map.of()).get(values));
  }

  /** A Glue connection to a JDBC URL, with the name of its secret. */
  public synchronized void connection(String name, String url, String secret) {
    ObjectNode connection = JSON.createObjectNode().put("Name", name).put("ConnectionType", "JDBC");
    connection
        .putObject("ConnectionProperties")
        .put("JDBC_CONNECTION_URL", url)
        .put("SECRET_ID", secret);
    connections.put(name, connection);
  }

  public synchronized void secret(String id, String text) {
    secrets.put(id, text);
  }

  /** Does something when an operation is called the next time, before it is answered. */
  public synchronized void beforeNext(String operation, Runnable meddler) {
    meddling.put(operation, meddler);
  }

  /**
   * From now on, the call after so many others that write, or look at what is to be written, fails,
   * and with it all that follow.
   *
   * @param afterwards whether the call takes effect before it fails
   */
  public synchronized void crashAt(int call, boolean afterwards) {
    callsUntilCrash = call;
    crashAfterwards = afterwards;
  }

  /** Ends the crashes; answers whether there was one. */
  public synchronized boolean recover() {
    boolean crashed = callsUntilCrash == 0;
    callsUntilCrash = -1;
    return crashed;
  }

  synchronized JsonNode call(String operation, ObjectNode request) {
    Optional.ofNullable(meddling.remove(operation)).ifPresent(Runnable::run);
    boolean counts = !operation.startsWith("Get");
    if (callsUntilCrash == 0 || (callsUntilCrash > 0 && counts && --callsUntilCrash == 0)) {
      if (crashAfterwards) {
        answer(operation, request);
        crashAfterwards = false;
      }
      throw new Refused("AccessDeniedException", "the job is dead");
    }
    return answer(operation, request);
  }

  private JsonNode answer(String operation, ObjectNode request) {
    calls.add(operation + " " + request.path("Expression").asText());
    String database = request.path("DatabaseName").asText();
    return switch (operation) {
      case "CreateDatabase" -> put(databases, request.get("DatabaseInput"));
      case "GetDatabase" -> one("Database", find(databases, request.path("Name").asText()));
      case "GetDatabases" -> many("DatabaseList", databases.values());
      case "GetConnection" -> one("Connection", find(connections, request.path("Name").asText()));
      case "GetSecretValue" ->
          JSON.createObjectNode().put("SecretString", secret(request.path("SecretId").asText()));
      case "CreateTable" -> createTable(database, (ObjectNode) request.get("TableInput"));
      case "UpdateTable" -> updateTable(database, request);
      case "GetTable" -> one("Table", find(tables, database + "." + request.path("Name").asText()));
      case "GetTables" ->
          many(
              "TableList",
              tables.values().stream()
                  .filter(table -> table.path("DatabaseName").asText().equals(database))
                  .toList());
      default -> partitionCall(operation, request, database);
    };
  }

  private JsonNode partitionCall(String operation, ObjectNode request, String database) {
    ObjectNode table = find(tables, database + "." + request.path("TableName").asText());
    Map<List<String>, ObjectNode> own =
        partitions.computeIfAbsent(
            database + "." + request.path("TableName").asText(),
            key -> new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())));
    return switch (operation) {
      case "GetPartitions" -> {
        FakeExpression expression =
            FakeExpression.parse(request.path("Expression").asText(), table.get("PartitionKeys"));
        yield many(
            "Partitions",
            own.entrySet().stream()
                .filter(entry -> expression.selects(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
      }
      case "BatchGetPartition" -> {
        List<ObjectNode> found = new ArrayList<>();
        request
            .get("PartitionsToGet")
            .forEach(key -> Optional.ofNullable(own.get(values(key))).ifPresent(found::add));
        yield many("Partitions", found);
      }
      case "BatchCreatePartition" -> {
        ArrayNode errors = JSON.createArrayNode();
        for (JsonNode input : request.get("PartitionInputList")) {
          if (own.putIfAbsent(values(input), (ObjectNode) input) != null) {
            ObjectNode error = errors.addObject();
            error.set("PartitionValues", input.get("Values"));
            error.putObject("ErrorDetail").put("ErrorCode", "AlreadyExistsException");
          }
        }
        yield JSON.createObjectNode().set("Errors", errors);
      }
      case "BatchUpdatePartition" -> {
        request
            .get("Entries")
            .forEach(
                entry ->
                    own.put(
                        values(entry.get("PartitionInput")),
                        (ObjectNode) entry.get("PartitionInput")));
        yield JSON.createObjectNode();
      }
      default -> throw new Refused("UnknownOperationException", operation);
    };
  }

  private JsonNode createTable(String database, ObjectNode input) {
    String key = database + "." + input.path("Name").asText();
    if (tables.containsKey(key)) {
      throw new Refused("AlreadyExistsException", key);
    }
    tables.put(key, input.put("DatabaseName", database).put("VersionId", "1"));
    return JSON.createObjectNode();
  }

  private JsonNode updateTable(String database, ObjectNode request) {
    ObjectNode input = (ObjectNode) request.get("TableInput");
    String key = database + "." + input.path("Name").asText();
    String version = find(tables, key).path("VersionId").asText();
    if (request.has("VersionId") && !request.get("VersionId").asText().equals(version)) {
      throw new Refused("ConcurrentModificationException", "The table is at version " + version);
    }
    String next = String.valueOf(Integer.parseInt(version) + 1);
    tables.put(key, input.put("DatabaseName", database).put("VersionId", next));
    return JSON.createObjectNode();
  }

  private String secret(String id) {
    return Optional.ofNullable(secrets.get(id))
        .orElseThrow(() -> new Refused("ResourceNotFoundException", id + " is no secret"));
  }

  private static JsonNode put(Map<String, ObjectNode> map, JsonNode input) {
    map.put(input.path("Name").asText(), (ObjectNode) input);
    return JSON.createObjectNode();
  }

  private static ObjectNode find(Map<String, ObjectNode> map, String name) {
    return Optional.ofNullable(map.get(name))
        .orElseThrow(() -> new Refused("EntityNotFoundException", name + " is not there"));
  }

  private static JsonNode one(String name, ObjectNode value) {
    return JSON.createObjectNode().set(name, value.deepCopy());
  }

  private static JsonNode many(String name, Iterable<ObjectNode> values) {
    ArrayNode array = JSON.createArrayNode();
    values.forEach(value -> array.add(value.deepCopy()));
    return JSON.createObjectNode().set(name, array);
  }

  private static List<String> values(JsonNode holder) {
    List<String> values = new ArrayList<>();
    holder.get("Values").forEach(value -> values.add(value.asText()));
    return values;
  }
}

package dev.sluice.local.glue.connections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.GlueErrors;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.time.Clock;
import java.util.List;

/** Operations on connections. */
public final class ConnectionApi {
  private static final List<String> MEMBERS =
      List.of(
          "Description",
          "ConnectionType",
          "MatchCriteria",
          "ConnectionProperties",
          "SparkProperties",
          "AthenaProperties",
          "PythonProperties",
          "PhysicalConnectionRequirements",
          "AuthenticationConfiguration");

  private final Connections connections;
  private final Clock clock;

  public ConnectionApi(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  public void addTo(Operations operations) {
    operations
        .on("CreateConnection", this::create)
        .on("GetConnection", this::get)
        .on("GetConnections", this::list)
        .on("UpdateConnection", this::update)
        .on("DeleteConnection", this::delete)
        .on("BatchDeleteConnection", this::batchDelete);
  }

  private ObjectNode create(ObjectNode request) {
    ObjectNode input = Json.requiredObject(request, "ConnectionInput");
    String name = Json.required(input, "Name");
    synchronized (connections) {
      if (connections.find(name).isPresent()) {
        throw GlueErrors.alreadyExists("Connection " + name);
      }
      ObjectNode connection = described(name, input);
      connection.set("CreationTime", connection.get("LastUpdatedTime"));
      connections.save(connection);
    }
    return Json.object().put("CreateConnectionStatus", "READY");
  }

  private ObjectNode described(String name, ObjectNode input) {
    ObjectNode connection = Json.object();
    connection.put("Name", name);
    for (String member : MEMBERS) {
      if (input.hasNonNull(member)) {
        connection.set(member, input.get(member).deepCopy());
      }
    }
    checkProperties(name, connection);
    connection.put("LastUpdatedTime", Json.seconds(clock.instant()));
    connection.put("ConnectionSchemaVersion", 1);
    connection.put("Status", "READY");
    return connection;
  }

  private static void checkProperties(String name, ObjectNode connection) {
    String type = connection.path("ConnectionType").asText("");
    JsonNode properties = connection.path("ConnectionProperties");
    if (type.isEmpty()) {
      throw GlueErrors.invalidInput("Connection " + name + " has no ConnectionType");
    }
    if (type.equals("JDBC")
        && properties.path("JDBC_CONNECTION_URL").asText().isEmpty()
        && properties.path("HOST").asText().isEmpty()) {
      throw GlueErrors.invalidInput(
          "Connection " + name + " is of type JDBC and has no JDBC_CONNECTION_URL");
    }
    boolean secret = properties.has("SECRET_ID");
    if (secret && (properties.has("USERNAME") || properties.has("PASSWORD"))) {
      throw GlueErrors.invalidInput(
          "Connection " + name + " has SECRET_ID, so it may have neither USERNAME nor PASSWORD");
    }
  }

  private ObjectNode get(ObjectNode request) {
    ObjectNode answer = Json.object();
    ObjectNode found = connections.get(Json.required(request, "Name"));
    answer.set("Connection", shown(found, request));
    return answer;
  }

  private ObjectNode list(ObjectNode request) {
    JsonNode filter = request.path("Filter");
    String type = filter.path("ConnectionType").asText("");
    List<String> criteria = Json.strings(filter, "MatchCriteria");
    List<ObjectNode> found =
        connections.all().stream()
            .filter(c -> type.isEmpty() || c.path("ConnectionType").asText().equals(type))
            .filter(c -> Json.strings(c, "MatchCriteria").containsAll(criteria))
            .map(connection -> shown(connection, request))
            .toList();
    return Pages.page(request, "ConnectionList", found, 100);
  }

  private ObjectNode shown(ObjectNode connection, ObjectNode request) {
    return request.path("HidePassword").asBoolean(false)
        ? connection
        : connections.withPassword(connection);
  }

  private ObjectNode update(ObjectNode request) {
    String name = Json.required(request, "Name");
    ObjectNode input = Json.requiredObject(request, "ConnectionInput");
    synchronized (connections) {
      ObjectNode old = connections.get(name);
      ObjectNode changed = described(name, input);
      changed.set("CreationTime", old.get("CreationTime"));
      connections.save(changed);
    }
    return Json.object();
  }

  private ObjectNode delete(ObjectNode request) {
    connections.remove(Json.required(request, "ConnectionName"));
    return Json.object();
  }

  private ObjectNode batchDelete(ObjectNode request) {
    ObjectNode answer = Json.object();
    var succeeded = answer.putArray("Succeeded");
    ObjectNode errors = answer.putObject("Errors");
    for (String name : Json.strings(request, "ConnectionNameList")) {
      try {
        connections.remove(name);
        succeeded.add(name);
      } catch (AwsError e) {
        errors.putObject(name).put("ErrorCode", e.code()).put("ErrorMessage", e.getMessage());
      }
    }
    return answer;
  }
}

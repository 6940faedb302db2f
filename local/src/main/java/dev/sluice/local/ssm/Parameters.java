package dev.sluice.local.ssm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** SSM Parameter Store: String and StringList parameters, by name and by path. */
public final class Parameters {
  private final Table table;
  private final String arnPrefix;
  private final Clock clock;
  private final Runnable changed;

  /**
   * @param changed told after every change, because deployed resources depend on parameters
   */
  public Parameters(Store store, String region, String account, Clock clock, Runnable changed) {
    this.table = store.table("parameters");
    this.arnPrefix = "arn:aws:ssm:" + region + ":" + account + ":parameter";
    this.clock = clock;
    this.changed = changed;
  }

  public Optional<String> value(String name) {
    return table.get(name).map(parameter -> parameter.get("Value").asText());
  }

  /** The operations of the endpoint. */
  public Operations operations() {
    return new Operations("AmazonSSM")
        .on("PutParameter", this::put)
        .on("GetParameter", this::get)
        .on("GetParameters", this::getAll)
        .on("GetParametersByPath", this::byPath)
        .on("DeleteParameter", this::delete);
  }

  private ObjectNode put(ObjectNode request) {
    String name = Json.required(request, "Name");
    String value = Json.required(request, "Value");
    int version;
    synchronized (this) {
      Optional<ObjectNode> old = table.get(name);
      if (old.isPresent() && !request.path("Overwrite").asBoolean(false)) {
        throw AwsError.client(
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option in"
                + " the request to true.");
      }
      version = old.map(parameter -> parameter.get("Version").asInt()).orElse(0) + 1;
      ObjectNode parameter = Json.object();
      parameter.put("Name", name);
      parameter.put("Type", request.path("Type").asText("String"));
      parameter.put("Value", value);
      parameter.put("Version", version);
      parameter.put("LastModifiedDate", Json.seconds(clock.instant()));
      parameter.put("ARN", arnPrefix + (name.startsWith("/") ? "" : "/") + name);
      parameter.put("DataType", "text");
      table.put(name, parameter);
    }
    changed.run();
    return Json.object().put("Version", version).put("Tier", "Standard");
  }

  private ObjectNode get(ObjectNode request) {
    String name = Json.required(request, "Name");
    ObjectNode answer = Json.object();
    answer.set("Parameter", table.get(name).orElseThrow(() -> notFound(name)));
    return answer;
  }

  private ObjectNode getAll(ObjectNode request) {
    ArrayNode found = Json.array();
    ArrayNode invalid = Json.array();
    for (String name : Json.strings(request, "Names")) {
      table.get(name).ifPresentOrElse(found::add, () -> invalid.add(name));
    }
    ObjectNode answer = Json.object();
    answer.set("Parameters", found);
    answer.set("InvalidParameters", invalid);
    return answer;
  }

  private ObjectNode byPath(ObjectNode request) {
    String wanted = Json.required(request, "Path");
    String path = wanted.endsWith("/") ? wanted : wanted + "/";
    boolean deep = request.path("Recursive").asBoolean(false);
    List<ObjectNode> found =
        table.all().stream()
            .filter(parameter -> parameter.get("Name").asText().startsWith(path))
            .filter(
                parameter -> deep || parameter.get("Name").asText().indexOf('/', path.length()) < 0)
            .toList();
    ObjectNode answer = Json.object();
    answer.set("Parameters", Json.arrayOf(found));
    return answer;
  }

  private ObjectNode delete(ObjectNode request) {
    String name = Json.required(request, "Name");
    if (!table.remove(name)) {
      throw notFound(name);
    }
    changed.run();
    return Json.object();
  }

  private static AwsError notFound(String name) {
    return AwsError.client("ParameterNotFound", "Parameter " + name + " not found.");
  }
}

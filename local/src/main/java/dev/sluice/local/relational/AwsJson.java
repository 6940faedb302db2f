package dev.sluice.local.relational;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

/** Calls of AWS JSON services whose requests are JSON already, as a workflow's definition is. */
final class AwsJson {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;

  AwsJson(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Calls an operation such as {@code AWSGlue.CreateJob}. */
  ObjectNode call(String operation, JsonNode request) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(operation, request);
    if (answer.statusCode() != 200) {
      throw new IOException(
          operation + " was refused: " + Json.parse(answer.body()).path("message").asText());
    }
    return Json.parse(answer.body());
  }

  /** Calls a Create operation; what exists already is as good. */
  void create(String operation, JsonNode request) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(operation, request);
    String code = Json.parse(answer.body()).path("__type").asText();
    if (answer.statusCode() != 200
        && !Set.of("AlreadyExistsException", "ResourceExistsException").contains(code)) {
      throw new IOException(
          operation + " was refused: " + Json.parse(answer.body()).path("message").asText());
    }
  }

  private HttpResponse<String> send(String operation, JsonNode request)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", operation)
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString(Json.text(request)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

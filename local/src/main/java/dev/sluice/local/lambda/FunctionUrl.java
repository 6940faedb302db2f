package dev.sluice.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Answer;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls a function with HTTP requests, as its function URL does: payload format 2.0. */
public final class FunctionUrl {
  private final FunctionHost functions;
  private final String function;

  public FunctionUrl(FunctionHost functions, String function) {
    this.functions = functions;
    this.function = function;
  }

  /** Answers later, since the function may itself call this endpoint. */
  public CompletableFuture<Answer> answer(Call call) {
    return CompletableFuture.supplyAsync(
        () -> answer(Json.parse(functions.invoke(function, event(call)))));
  }

  private static String event(Call call) {
    int question = call.pathQuery().indexOf('?');
    String path = question < 0 ? call.pathQuery() : call.pathQuery().substring(0, question);
    String query = question < 0 ? "" : call.pathQuery().substring(question + 1);
    ObjectNode event = Json.object();
    event.put("version", "2.0");
    event.put("rawPath", path);
    event.put("rawQueryString", query);
    ObjectNode headers = event.putObject("headers");
    call.headers().forEach(headers::put);
    ObjectNode parameters = event.putObject("queryStringParameters");
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    event.putObject("requestContext").putObject("http").put("method", call.method());
    return Json.text(event);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Answer answer(ObjectNode response) {
    Map<String, String> headers = new HashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
    String type = headers.remove("Content-Type");
    return Answer.of(
            response.path("statusCode").asInt(),
            type == null ? "text/plain" : type,
            response.path("body").asText(""))
        .with(headers);
  }
}

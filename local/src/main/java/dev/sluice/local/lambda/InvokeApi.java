package dev.sluice.local.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Answer;
import dev.sluice.local.http.Call;
import dev.sluice.local.http.Json;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's API, as far as an operator uses it: Invoke and ListFunctions. */
public final class InvokeApi {
  private static final Pattern INVOKE =
      Pattern.compile(
          "/2015-03-31/functions/(?:[^/]*function:)?(?<name>[^/:?]+)[^/]*/invocations.*");
  private static final String JSON = "application/json";

  private final FunctionHost functions;
  private final EventSources sources;

  public InvokeApi(FunctionHost functions, EventSources sources) {
    this.functions = functions;
    this.sources = sources;
  }

  public CompletableFuture<Answer> answer(Call call) {
    Matcher invoke = INVOKE.matcher(call.pathQuery());
    if (invoke.matches()) {
      return invoke(invoke.group("name"), call);
    }
    return CompletableFuture.completedFuture(
        call.pathQuery().startsWith("/2015-03-31/functions")
            ? Answer.of(200, JSON, Json.text(list()))
            : Answer.of(404, JSON, "{\"Message\":\"The embedded cloud's Lambda only invokes.\"}"));
  }

  private CompletableFuture<Answer> invoke(String name, Call call) {
    if (!functions.names().contains(name)) {
      return CompletableFuture.completedFuture(
          Answer.of(404, JSON, "{\"Message\":\"Function not found: " + name + "\"}"));
    }
    String payload = call.text().isEmpty() ? "{}" : call.text();
    if ("Event".equals(call.headers().get("x-amz-invocation-type"))) {
      sources.invoke(name, payload);
      return CompletableFuture.completedFuture(Answer.of(202, JSON, ""));
    }
    return CompletableFuture.supplyAsync(() -> functions.invoke(name, payload))
        .thenApply(result -> Answer.of(200, JSON, result))
        .exceptionally(
            failure ->
                Answer.of(
                    200,
                    JSON,
                    Json.text(Json.object().put("errorMessage", String.valueOf(failure)))));
  }

  private ObjectNode list() {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("Functions");
    functions.names().forEach(name -> list.addObject().put("FunctionName", name));
    return answer;
  }
}

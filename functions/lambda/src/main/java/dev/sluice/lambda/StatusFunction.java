package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.lambda.console.Request;
import dev.sluice.lambda.console.Response;
import dev.sluice.lambda.event.Payloads;
import dev.sluice.lambda.json.JsonObject;
import dev.sluice.lambda.wiring.Consoles;
import dev.sluice.lambda.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves the console at a function URL. */
public final class StatusFunction implements RequestStreamHandler, AutoCloseable {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public StatusFunction() {
    this(System.getenv());
    wiring.prepare(
        () -> Consoles.of(wiring).answer(new Request("GET", "/status.json", null, null)),
        wiring::ledger);
  }

  /** With the given environment variables. */
  public StatusFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream answer, Context context)
      throws IOException {
    var event = JsonObject.of("Request", Payloads.read(input));
    Response response =
        Consoles.of(wiring)
            .answer(
                new Request(
                    event.object("requestContext").object("http").text("method"),
                    event.text("rawPath"),
                    value(event, "queryStringParameters", "pipeline"),
                    value(event, "headers", "if-none-match")));
    Payloads.write(
        answer,
        Map.of(
            "statusCode",
            response.status(),
            "headers",
            response.headers(),
            "body",
            response.body(),
            "isBase64Encoded",
            false));
  }

  private static @Nullable String value(JsonObject event, String group, String name) {
    return event.has(group) ? event.object(group).optionalText(name).orElse(null) : null;
  }

  @Override
  public void close() {
    wiring.close();
  }
}

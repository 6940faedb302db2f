package dev.sluice.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.sluice.lambda.console.Request;
import dev.sluice.lambda.console.Response;
import dev.sluice.lambda.wiring.Consoles;
import dev.sluice.lambda.wiring.Wiring;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the console at a function URL. */
public final class StatusFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Wiring wiring;

  /** As Lambda makes it. */
  public StatusFunction() {
    this(System.getenv());
    wiring.beforeSnapshot(
        () -> Consoles.of(wiring).answer(new Request("GET", "/status.json", null, null)));
  }

  /** With the given environment variables. */
  public StatusFunction(Map<String, String> variables) {
    wiring = Wiring.of(variables);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Response response =
        Consoles.of(wiring)
            .answer(
                new Request(
                    event.getRequestContext().getHttp().getMethod(),
                    event.getRawPath(),
                    values(event.getQueryStringParameters()).get("pipeline"),
                    values(event.getHeaders()).get("if-none-match")));
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(response.status())
        .withHeaders(response.headers())
        .withBody(response.body())
        .build();
  }

  private static Map<String, String> values(@Nullable Map<String, String> maybe) {
    return Optional.ofNullable(maybe).orElse(Map.of());
  }
}

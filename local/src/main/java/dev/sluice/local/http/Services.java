package dev.sluice.local.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every service behind the endpoint except S3, and how each is spoken to. */
public final class Services {
  /** Answers a call, perhaps later. */
  public interface Handler extends Function<Call, CompletableFuture<Answer>> {}

  private static final Logger LOG = LoggerFactory.getLogger(Services.class);
  private static final String JSON = "application/x-amz-json-1.1";

  private final Map<String, JsonService> json = new ConcurrentHashMap<>();
  private final Map<String, Handler> handlers = new ConcurrentHashMap<>();

  private volatile boolean open;

  /** Lets calls in, once everything that an event or a call may reach is there. */
  public void open() {
    open = true;
  }

  boolean isOpen() {
    return open;
  }

  public Services add(JsonService service) {
    json.put(service.target(), service);
    return this;
  }

  /** Adds a service that is found by its signature scope. */
  public Services add(String scope, Handler handler) {
    handlers.put(scope, handler);
    return this;
  }

  CompletableFuture<Answer> call(Route route, Call call) {
    if (route instanceof Route.JsonCall json) {
      return CompletableFuture.completedFuture(jsonAnswer(json, call));
    }
    if (route instanceof Route.Sqs) {
      return handle("sqs", call);
    }
    if (route instanceof Route.Query query) {
      return handle(query.service(), call);
    }
    return handle(((Route.Rest) route).service(), call);
  }

  private CompletableFuture<Answer> handle(String scope, Call call) {
    Handler handler = handlers.get(scope);
    if (handler != null) {
      return handler.apply(call);
    }
    return CompletableFuture.completedFuture(
        error(
            AwsError.client(
                "UnknownOperationException", "The embedded cloud has no service " + scope)));
  }

  private Answer jsonAnswer(Route.JsonCall route, Call call) {
    try {
      JsonService service = json.get(route.target());
      if (service == null) {
        throw AwsError.client(
            "UnknownOperationException", "The embedded cloud has no service " + route.target());
      }
      ObjectNode answer = service.call(route.operation(), Json.parse(call.text()));
      return Answer.of(200, JSON, Json.text(answer));
    } catch (AwsError e) {
      return error(e);
    } catch (RuntimeException e) {
      String id = UUID.randomUUID().toString();
      LOG.error("{}.{} failed, incident {}", route.target(), route.operation(), id, e);
      return error(
          new AwsError(
              "InternalServiceException",
              500,
              "The embedded cloud failed; its log names incident " + id));
    }
  }

  private static Answer error(AwsError e) {
    ObjectNode body = Json.object();
    body.put("__type", e.code());
    body.put("message", e.getMessage());
    body.put("Message", e.getMessage());
    return Answer.of(e.status(), JSON, Json.text(body));
  }
}

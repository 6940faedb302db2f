package dev.sluice.local.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.util.UUID;

/** EventBridge's API, as far as programs use it: PutEvents. */
public final class PutEventsApi {
  private final EventBus bus;

  public PutEventsApi(EventBus bus) {
    this.bus = bus;
  }

  public Operations operations() {
    return new Operations("AWSEvents").on("PutEvents", this::put);
  }

  private ObjectNode put(ObjectNode request) {
    ArrayNode entries = Json.array();
    for (ObjectNode entry : Json.objects(request, "Entries")) {
      bus.publish(
          Json.required(entry, "Source"),
          Json.required(entry, "DetailType"),
          Json.strings(entry, "Resources"),
          Json.parse(Json.required(entry, "Detail")));
      entries.addObject().put("EventId", UUID.randomUUID().toString());
    }
    ObjectNode answer = Json.object();
    answer.put("FailedEntryCount", 0);
    answer.set("Entries", entries);
    return answer;
  }
}

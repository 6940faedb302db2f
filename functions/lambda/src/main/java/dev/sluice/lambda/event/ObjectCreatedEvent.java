package dev.sluice.lambda.event;

import dev.sluice.control.Arrival;
import dev.sluice.lambda.json.JsonObject;
import java.time.Instant;

/** An object landed in a bucket: S3's {@code Object Created} as EventBridge delivers it. */
public record ObjectCreatedEvent(String bucket, String key, long size, Instant time) {
  private static final String WHAT = "Object Created event";

  /** What the event in a message tells the controller, under the message's id. */
  public static Arrival arrival(QueueMessage message) {
    ObjectCreatedEvent event = parse(message.body());
    return new Arrival(message.id(), event.bucket(), event.key(), event.size(), event.time());
  }

  /** Reads the event; members that are not needed, and versions to come, do not matter. */
  public static ObjectCreatedEvent parse(String json) {
    var event = JsonObject.parse(WHAT, json);
    String type = event.text("detail-type");
    if (!type.equals("Object Created")) {
      throw new IllegalArgumentException(
          "%s expected, but the message's detail-type is '%s'; check the rule that feeds the queue"
              .formatted(WHAT, type));
    }
    var detail = event.object("detail");
    var object = detail.object("object");
    long size = object.number("size");
    if (size < 0) {
      throw new IllegalArgumentException("%s.detail.object.size is %d".formatted(WHAT, size));
    }
    return new ObjectCreatedEvent(
        detail.object("bucket").text("name"), object.text("key"), size, event.instant("time"));
  }
}

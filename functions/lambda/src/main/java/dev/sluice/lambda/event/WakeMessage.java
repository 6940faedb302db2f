package dev.sluice.lambda.event;

import dev.sluice.lambda.json.JsonObject;

/** A message of the wake queue: whose reconciler is wanted, and why. */
public record WakeMessage(String pipeline, String cause) {
  /** Reads a message's body. */
  public static WakeMessage parse(String body) {
    var message = JsonObject.parse("Wake message", body);
    return new WakeMessage(message.text("pipeline"), message.text("cause"));
  }
}

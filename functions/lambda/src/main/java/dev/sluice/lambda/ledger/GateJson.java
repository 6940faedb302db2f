package dev.sluice.lambda.ledger;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.ledger.Gate;
import java.util.TreeMap;
import java.util.function.Function;

/** A pipeline's admission as a document. */
final class GateJson {
  private GateJson() {}

  static Document document(String id, Gate gate) {
    var members =
        new Members()
            .put("live", gate.live())
            .put("closedUntil", gate.closedUntil())
            .put("reason", gate.reason());
    return new Document(id, gate.version(), false, members.json());
  }

  static Function<Document, Gate> reader(String pipeline) {
    return document -> read(pipeline, document);
  }

  private static Gate read(String pipeline, Document document) {
    var json = JsonObject.parse("Gate of " + pipeline, document.json());
    var live = new TreeMap<String, Integer>();
    JsonObject tokens = json.object("live");
    tokens.members().keySet().forEach(token -> live.put(token, (int) tokens.number(token)));
    return new Gate(
        pipeline,
        document.version(),
        live,
        Members.instant(json, "closedUntil"),
        Members.text(json, "reason"));
  }
}

package dev.sluice.local.operate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.proof.Completeness;
import dev.sluice.proof.DigestRecord;
import dev.sluice.proof.ObjectRef;
import java.util.List;

/** A proof of completeness for machines. */
public final class CompletenessJson {
  private CompletenessJson() {}

  public static ObjectNode of(Completeness proof) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("expected", proof.expected());
    json.put("read", proof.read());
    json.put("proven", proof.proven());
    json.put("pending", proof.pending());
    keys(json.putArray("missing"), proof.missing());
    keys(json.putArray("tampered"), proof.tampered());
    ArrayNode days = json.putArray("days");
    for (Completeness.Part part : proof.parts()) {
      ObjectNode day = days.addObject();
      day.put("day", part.day());
      day.put("region", part.region());
      day.put("expected", part.expected());
      day.put("read", part.read());
      day.put("proven", part.proven());
      day.put("pending", part.pending());
      keys(day.putArray("missing"), part.missing());
      keys(day.putArray("tampered"), part.tampered());
    }
    ArrayNode digests = json.putArray("digests");
    for (DigestRecord digest : proof.digests()) {
      digests
          .addObject()
          .put("key", digest.digest().key())
          .put("state", digest.state().name())
          .put("fault", digest.fault());
    }
    return json;
  }

  private static void keys(ArrayNode array, List<ObjectRef> objects) {
    objects.forEach(object -> array.add(object.key()));
  }
}

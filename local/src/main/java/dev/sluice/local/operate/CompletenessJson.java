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
    part(json, proof.all());
    ArrayNode days = json.putArray("days");
    for (Completeness.Part part : proof.parts()) {
      part(days.addObject().put("day", part.day()).put("region", part.region()), part);
    }
    json.put("verifiedDigests", proof.verified());
    ArrayNode faults = json.putArray("digests");
    for (DigestRecord digest : proof.faults()) {
      faults
          .addObject()
          .put("key", digest.digest().key())
          .put("state", digest.state().name())
          .put("fault", digest.fault());
    }
    ArrayNode starts = json.putArray("loggingStarts");
    for (DigestRecord digest : proof.starts()) {
      starts
          .addObject()
          .put("key", digest.digest().key())
          .put("at", String.valueOf(digest.startTime()));
    }
    return json;
  }

  private static void part(ObjectNode json, Completeness.Part part) {
    json.put("expected", part.expected()).put("read", part.read()).put("proven", part.proven());
    json.put("pending", part.pending());
    json.put("unread", part.unread()).put("unlisted", part.unlisted());
    keys(json.putArray("missing"), part.missing());
    keys(json.putArray("tampered"), part.tampered());
    keys(json.putArray("deleted"), part.deleted());
  }

  private static void keys(ArrayNode array, List<ObjectRef> objects) {
    objects.forEach(object -> array.add(object.key()));
  }
}

package dev.sluice.lambda.ledger;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.layout.OutputPartition;
import dev.sluice.proof.DigestRecord;
import dev.sluice.proof.LoggedFile;
import dev.sluice.proof.ObjectRef;
import dev.sluice.proof.Proof;
import dev.sluice.proof.ProofRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What proofs keep, as documents. */
final class ProofJson {
  private ProofJson() {}

  static String of(DigestRecord digest) {
    return new Members()
        .put("bucket", digest.digest().bucket())
        .put("key", digest.digest().key())
        .put("state", digest.state())
        .put("startTime", digest.startTime())
        .put("endTime", digest.endTime())
        .put("previousBucket", digest.previous() == null ? null : digest.previous().bucket())
        .put("previousKey", digest.previous() == null ? null : digest.previous().key())
        .put("fault", digest.fault())
        .json();
  }

  static DigestRecord digest(Document document) {
    var json = JsonObject.parse("Digest record " + document.id(), document.json());
    return new DigestRecord(
        new ObjectRef(json.text("bucket"), json.text("key")),
        DigestRecord.State.valueOf(json.text("state")),
        Members.instant(json, "startTime"),
        Members.instant(json, "endTime"),
        json.has("previousKey")
            ? new ObjectRef(json.text("previousBucket"), json.text("previousKey"))
            : null,
        Members.text(json, "fault"));
  }

  static String of(ObjectRef digest, List<LoggedFile> files) {
    return new Members()
        .put("digest", digest.uri())
        .put(
            "files",
            files.stream()
                .map(
                    file ->
                        Map.of(
                            "bucket", file.object().bucket(),
                            "key", file.object().key(),
                            "sha256", file.sha256()))
                .toList())
        .json();
  }

  static List<LoggedFile> files(Document document) {
    return JsonObject.parse("Expected files " + document.id(), document.json())
        .objects("files")
        .stream()
        .map(
            file ->
                new LoggedFile(
                    new ObjectRef(file.text("bucket"), file.text("key")), file.text("sha256")))
        .toList();
  }

  static String of(ProofRecord proof) {
    return new Members()
        .put("state", proof.state())
        .put("token", proof.token())
        .put("expected", proof.expected())
        .put("read", proof.read())
        .put("proven", proof.proven())
        .put("pending", proof.pending())
        .put("missing", proof.missing())
        .put("tampered", proof.tampered())
        .put("asked", proof.asked())
        .json();
  }

  static Function<Document, ProofRecord> proofReader(String pipeline) {
    return document -> proof(pipeline, document);
  }

  private static ProofRecord proof(String pipeline, Document document) {
    var json = JsonObject.parse("Proof of " + document.id(), document.json());
    return new ProofRecord(
        pipeline,
        OutputPartition.parse(document.id()),
        Proof.State.valueOf(json.text("state")),
        Members.text(json, "token"),
        (int) json.number("expected"),
        (int) json.number("read"),
        (int) json.number("proven"),
        (int) json.number("pending"),
        (int) json.number("missing"),
        (int) json.number("tampered"),
        (int) json.number("asked"));
  }
}

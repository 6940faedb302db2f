package dev.sluice.lambda.ledger;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Dirt;
import dev.sluice.ledger.Generations;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.Sources;
import dev.sluice.ledger.Status;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Partition records as documents. */
final class PartitionJson {
  private PartitionJson() {}

  static Document document(PartitionRecord partition) {
    Attempts attempts = partition.attempts();
    var members =
        new Members()
            .put("status", partition.status())
            .put("known", partition.sources().known())
            .put("pending", partition.sources().pending())
            .put("current", partition.generations().current())
            .put("started", partition.generations().started())
            .put("done", partition.generations().processed())
            .put("since", partition.dirt().since())
            .put("last", partition.dirt().last())
            .put("dueAt", partition.dirt().dueAt())
            .put("failed", attempts.failed() == 0 ? null : attempts.failed())
            .put("notBefore", attempts.notBefore())
            .put("cohort", attempts.cohort() == 0 ? null : attempts.cohort())
            .put("token", partition.token())
            .put("processed", processed(partition.processed()))
            .put("backfill", partition.backfill() ? true : null)
            .put("reason", partition.reason());
    return new Document(
        partition.output().id(), partition.version(), partition.status().isOpen(), members.json());
  }

  private static @Nullable Object processed(@Nullable Processed processed) {
    return processed == null
        ? null
        : new Members()
            .put("token", processed.token())
            .put("readAt", processed.readAt())
            .put("location", processed.location())
            .put("tally", processed.tally())
            .asMap();
  }

  static Function<Document, PartitionRecord> reader(String pipeline) {
    return document -> read(pipeline, document);
  }

  private static PartitionRecord read(String pipeline, Document document) {
    var json = JsonObject.parse("Partition " + document.id(), document.json());
    return new PartitionRecord(
        pipeline,
        OutputPartition.parse(document.id()),
        document.version(),
        Status.valueOf(json.text("status")),
        new Sources(new TreeSet<>(json.textList("known")), new TreeSet<>(json.textList("pending"))),
        new Generations(json.number("current"), json.number("started"), json.number("done")),
        new Dirt(json.instant("since"), json.instant("last"), json.instant("dueAt")),
        new Attempts(
            (int) json.number("failed", 0),
            Members.instant(json, "notBefore"),
            (int) json.number("cohort", 0)),
        Members.text(json, "token"),
        json.has("processed") ? processed(json.object("processed")) : null,
        json.has("backfill"),
        Members.text(json, "reason"));
  }

  private static Processed processed(JsonObject json) {
    return new Processed(
        json.text("token"),
        json.instant("readAt"),
        json.text("location"),
        Members.tally(json.object("tally")));
  }
}

package dev.sluice.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.local.operate.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a result, in words; nothing when all is well. */
final class Checks {
  private Checks() {}

  static List<String> of(List<Expected> expected, List<Snapshot> snapshots) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      ofPipeline(faults, expected.get(i), snapshots.get(i));
    }
    // Of objects that no pipeline takes, each counts for the one that they are nearest to.
    long ignored = expected.stream().mapToLong(Expected::ignored).sum();
    long counted = snapshots.stream().mapToLong(Snapshot::ignoredTotal).sum();
    if (counted < ignored) {
      faults.add(
          ignored
              + " objects belong to no partition, but only "
              + counted
              + " were counted as ignored");
    }
    return faults;
  }

  private static void ofPipeline(List<String> faults, Expected expected, Snapshot snapshot) {
    expected
        .files()
        .forEach(
            (output, landed) -> {
              int files = landed.count();
              PartitionRecord partition = snapshot.partitions().get(output);
              if (partition == null) {
                faults.add(output + " has " + files + " objects and was never seen");
              } else if (partition.status() != Status.DONE) {
                faults.add(output + " is " + partition.status() + ": " + partition.reason());
              } else {
                ofPartition(faults, partition, files);
              }
            });
  }

  private static void ofPartition(List<String> faults, PartitionRecord partition, int files) {
    Processed processed = partition.processed();
    Tally tally = processed == null ? Tally.zero() : processed.tally();
    if (tally.files() != files) {
      faults.add(partition.output() + " has " + files + " objects; its run read " + tally.files());
    }
    if (!tally.isConserved()) {
      faults.add(
          partition.output() + " breaks rule 6 (read = written + duplicates + rejected): " + tally);
    }
  }

  /** Against the truth that came with the input; only when that is all that ever landed. */
  static List<String> againstManifest(Optional<JsonNode> manifest, Tally tally) {
    List<String> faults = new ArrayList<>();
    manifest.ifPresent(
        truth -> {
          long written = 0;
          for (JsonNode partition : truth.path("partitions")) {
            written += partition.path("distinctEventIds").asLong();
          }
          compare(faults, "records read", truth.path("records").asLong(), tally.recordsRead());
          compare(faults, "records written", written, tally.recordsWritten());
          compare(faults, "records rejected", truth.path("rejected").asLong(), tally.rejected());
          compare(faults, "objects", truth.path("files").asLong(), tally.files());
        });
    return faults;
  }

  private static void compare(List<String> faults, String what, long truth, long found) {
    if (truth != found) {
      faults.add("the manifest says " + truth + " " + what + ", the ledger " + found);
    }
  }
}

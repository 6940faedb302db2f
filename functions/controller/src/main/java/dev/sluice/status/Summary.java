package dev.sluice.status;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.proof.Proof;
import dev.sluice.proof.ProofRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds partitions up, one after another, so that no more than the cells is held. */
final class Summary {
  private static final List<String> DATE = List.of("year", "month", "day");
  private static final Set<String> NO_ROW = Set.of("year", "month", "day", "hour", "account");

  private static final int OPEN_SHOWN = 20;
  private static final Comparator<PartitionRecord> WAITING =
      Comparator.comparing(partition -> partition.dirt().since());

  private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
  private final Map<Proof.State, Integer> proofs = new EnumMap<>(Proof.State.class);
  private final Map<String, Cell> cells = new TreeMap<>();
  private final List<PartitionRecord> quarantined = new ArrayList<>();
  private final List<ProofRecord> damaged = new ArrayList<>();
  private final PriorityQueue<PartitionRecord> open = new PriorityQueue<>(WAITING.reversed());
  private Tally records = Tally.zero();
  private @Nullable Instant oldestOpen;
  private @Nullable Instant lastDone;

  Summary() {
    for (Status status : Status.values()) {
      counts.put(status, 0);
    }
    for (Proof.State state : Proof.State.values()) {
      proofs.put(state, 0);
    }
  }

  void add(PartitionRecord partition, @Nullable ProofRecord verdict) {
    Proof.State proof = verdict == null ? Proof.State.PENDING : verdict.state();
    counts.merge(partition.status(), 1, Integer::sum);
    proofs.merge(proof, 1, Integer::sum);
    if (verdict != null) {
      keepDamaged(verdict);
    }
    if (partition.status() == Status.QUARANTINED) {
      quarantined.add(partition);
    }
    if (partition.status().isOpen()) {
      Instant since = partition.dirt().since();
      oldestOpen = oldestOpen == null || since.isBefore(oldestOpen) ? since : oldestOpen;
      keepOpen(partition);
    }
    Processed processed = partition.processed();
    if (processed != null) {
      records = records.plus(processed.tally());
      Instant at = processed.readAt();
      lastDone = lastDone == null || at.isAfter(lastDone) ? at : lastDone;
    }
    place(partition.output(), partition.status(), proof);
  }

  /** A partition of which no file ever landed. */
  void add(ProofRecord verdict) {
    proofs.merge(verdict.state(), 1, Integer::sum);
    keepDamaged(verdict);
    place(verdict.output(), Status.LANDED, verdict.state());
  }

  private void place(OutputPartition output, Status status, Proof.State proof) {
    var cell = new Cell(row(output), day(output), status, proof, 1);
    cells.merge(cell.row() + "/" + cell.day(), cell, Cell::plus);
  }

  private void keepDamaged(ProofRecord verdict) {
    if (verdict.state() == Proof.State.MISSING || verdict.state() == Proof.State.TAMPERED) {
      damaged.add(verdict);
    }
  }

  /** Only the longest waiting are shown, so no more are held. */
  private void keepOpen(PartitionRecord partition) {
    open.add(partition);
    if (open.size() > OPEN_SHOWN) {
      open.poll();
    }
  }

  /** The first placeholder that is neither a date nor an account: the region, as a rule. */
  private static String row(OutputPartition output) {
    String region = output.values().get("region");
    return region != null
        ? region
        : output.values().entrySet().stream()
            .filter(value -> !NO_ROW.contains(value.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("all");
  }

  static String day(OutputPartition output) {
    return DATE.stream()
        .flatMap(name -> Stream.ofNullable(output.values().get(name)))
        .collect(Collectors.joining("-"));
  }

  Map<Status, Integer> counts() {
    return counts;
  }

  Map<Proof.State, Integer> proofs() {
    return proofs;
  }

  Tally records() {
    return records;
  }

  @Nullable Instant oldestOpen() {
    return oldestOpen;
  }

  @Nullable Instant lastDone() {
    return lastDone;
  }

  List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  List<PartitionRecord> open() {
    return open.stream().sorted(WAITING).toList();
  }

  List<ProofRecord> damaged() {
    return damaged.stream().sorted(Comparator.comparing(ProofRecord::output)).toList();
  }

  List<PartitionRecord> quarantined() {
    return quarantined;
  }
}

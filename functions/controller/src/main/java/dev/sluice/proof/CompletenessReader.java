package dev.sluice.proof;

import dev.sluice.control.DayRange;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the proof of a range of days: every partition in it is judged anew. */
public final class CompletenessReader {
  private final Pipeline pipeline;
  private final Ledger ledger;
  private final ProofLedger proofs;
  private final PartitionProver prover;

  /** Reads the proof of this pipeline. */
  public CompletenessReader(
      Pipeline pipeline, Ledger ledger, ProofLedger proofs, PartitionProver prover) {
    this.pipeline = pipeline;
    this.ledger = ledger;
    this.proofs = proofs;
    this.prover = prover;
  }

  /** The proof of these days; fails when S3 does not answer. */
  public Completeness read(DayRange days) {
    var parts = new TreeMap<String, Tally>();
    for (PartitionRecord partition : all(cursor -> ledger.allPartitions(pipeline.name(), cursor))) {
      if (days.test(partition.output().values())) {
        tally(parts, partition.output().values()).add(judged(partition.output()));
      }
    }
    // Partitions whose every file was lost were never landed; only digests know of them.
    for (ProofRecord proof : all(cursor -> proofs.proofs(pipeline.name(), cursor))) {
      if (ledger.partition(pipeline.name(), proof.output()).isEmpty()
          && days.test(proof.output().values())) {
        tally(parts, proof.output().values()).add(judged(proof.output()));
      }
    }
    List<DigestRecord> faulty =
        all(cursor -> proofs.digests(pipeline.name(), cursor)).stream()
            .filter(digest -> digest.state() != DigestRecord.State.VERIFIED)
            .filter(digest -> isIn(days, digest.endTime()))
            .toList();
    var sum = new Tally("", "");
    parts.values().forEach(sum::add);
    return new Completeness(
        sum.expected,
        sum.read,
        sum.proven,
        sum.pending,
        sum.missing,
        sum.tampered,
        parts.values().stream().map(Tally::part).toList(),
        faulty);
  }

  private Proof judged(OutputPartition output) {
    return prover
        .prove(output)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "S3 did not answer while %s was proven; try again".formatted(output)));
  }

  private static Tally tally(Map<String, Tally> parts, Map<String, String> values) {
    String day =
        "%s-%s-%s"
            .formatted(
                values.getOrDefault("year", "*"),
                values.getOrDefault("month", "*"),
                values.getOrDefault("day", "*"));
    String region = values.getOrDefault("region", "*");
    return parts.computeIfAbsent(day + "/" + region, any -> new Tally(day, region));
  }

  private static boolean isIn(DayRange days, @Nullable Instant end) {
    if (end == null) {
      return true;
    }
    var date = end.atZone(ZoneOffset.UTC).toLocalDate();
    return !date.isBefore(days.first()) && !date.isAfter(days.last());
  }

  private static <T> List<T> all(Function<@Nullable String, Page<T>> listing) {
    var items = new ArrayList<T>();
    @Nullable String cursor = null;
    do {
      Page<T> page = listing.apply(cursor);
      items.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return items;
  }

  /** Adds proofs up. */
  private static final class Tally {
    private final String day;
    private final String region;
    private final List<ObjectRef> missing = new ArrayList<>();
    private final List<ObjectRef> tampered = new ArrayList<>();
    private int expected;
    private int read;
    private int proven;
    private int pending;

    Tally(String day, String region) {
      this.day = day;
      this.region = region;
    }

    void add(Proof proof) {
      expected += proof.expected();
      read += proof.read();
      proven += proof.proven();
      pending += proof.pending().size();
      missing.addAll(proof.missing());
      tampered.addAll(proof.tampered());
    }

    void add(Tally other) {
      expected += other.expected;
      read += other.read;
      proven += other.proven;
      pending += other.pending;
      missing.addAll(other.missing);
      tampered.addAll(other.tampered);
    }

    Completeness.Part part() {
      return new Completeness.Part(day, region, expected, read, proven, pending, missing, tampered);
    }
  }
}

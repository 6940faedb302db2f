package dev.sluice.proof;

import dev.sluice.control.DayRange;
import dev.sluice.control.World;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Page;
import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the proof of a range of days: every digest and every partition in it is judged anew. */
public final class CompletenessReader {
  private final Pipeline pipeline;
  private final World world;
  private final ProofLedger proofs;
  private final PartitionProver prover;
  private final DigestSurvey survey;

  /** Reads the proof of this pipeline. */
  public CompletenessReader(
      Pipeline pipeline, World world, ProofLedger proofs, DigestFiles files, DigestIntake intake) {
    this.pipeline = pipeline;
    this.world = world;
    this.proofs = proofs;
    this.prover = new PartitionProver(pipeline, world, proofs, files);
    this.survey = new DigestSurvey(pipeline, world, intake);
  }

  /** The proof of these days; fails when S3 does not answer. */
  public Completeness read(DayRange days) {
    return read(days, new Verdicts() {});
  }

  /** The same, telling the verdict on every file on the way. */
  public Completeness read(DayRange days, Verdicts verdicts) {
    takeDigests(days);
    var tally = new CompletenessTally();
    var deleted = new DeletedFiles(world.lister());
    for (OutputPartition output : outputs(days)) {
      Proof proof =
          prover.prove(output).flatMap(deleted::markedIn).orElseThrow(() -> silent(output));
      tally.add(output, proof);
      proof.files().forEach(verdicts::log);
    }
    Page.each(
        cursor -> proofs.digests(pipeline.name(), cursor),
        digest -> {
          if (isIn(days, digest)) {
            tally.add(digest);
            verdicts.digest(digest);
          }
        });
    return tally.sum();
  }

  /** Hears the verdict on each file. */
  public interface Verdicts {
    /** A log file. */
    default void log(ObjectRef log, FileVerdict verdict) {}

    /** A digest. */
    default void digest(DigestRecord digest) {}
  }

  /** Digests whose events were lost are taken in; of those that were, some may be gone by now. */
  private void takeDigests(DayRange days) {
    Set<ObjectRef> verified = new HashSet<>();
    Page.each(
        cursor -> proofs.digests(pipeline.name(), cursor),
        digest -> {
          if (digest.state() == DigestRecord.State.VERIFIED && isIn(days, digest)) {
            verified.add(digest.digest());
          }
        });
    Set<ObjectRef> gone = new HashSet<>(verified);
    // The last digest of a day lies in the directory of the next.
    var delivered = new DayRange(days.first(), days.last().plusDays(1));
    boolean whole =
        survey.walk(
            delivered,
            at -> {
              gone.remove(at);
              return verified.contains(at);
            });
    if (!whole) {
      throw silent(pipeline.raw().bucket());
    }
    for (ObjectRef digest : gone) {
      proofs
          .digest(pipeline.name(), digest)
          .ifPresent(known -> proofs.save(pipeline.name(), known.deleted()));
    }
  }

  private List<OutputPartition> outputs(DayRange days) {
    List<OutputPartition> outputs = new ArrayList<>();
    Page.each(
        cursor -> world.ledger().allPartitions(pipeline.name(), cursor),
        partition -> outputs.add(partition.output()));
    // Partitions whose every file was lost were never landed; only digests know of them.
    Page.each(
        cursor -> proofs.proofs(pipeline.name(), cursor),
        proof -> {
          if (world.ledger().partition(pipeline.name(), proof.output()).isEmpty()) {
            outputs.add(proof.output());
          }
        });
    outputs.removeIf(output -> !days.test(output.values()));
    return outputs;
  }

  private static boolean isIn(DayRange days, DigestRecord digest) {
    var day = digest.day();
    return day == null || (!day.isBefore(days.first()) && !day.isAfter(days.last()));
  }

  private static IllegalStateException silent(Object what) {
    return new IllegalStateException(
        "S3 did not answer while %s was proven; try again".formatted(what));
  }
}

package dev.sluice.proof;

import dev.sluice.control.DayRange;
import dev.sluice.control.World;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.pipeline.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds digests whose events were lost, and proves again what ran since its last verdict. */
public final class ProofSweeper {
  /** Longer than sweeps are apart, so that several may fail. */
  private static final Duration LOOK_BACK = Duration.ofHours(2);

  private final Pipeline pipeline;
  private final World world;
  private final ProofLedger proofs;
  private final DigestSurvey survey;
  private final PartitionProver prover;

  /** Sweeps this pipeline. */
  public ProofSweeper(
      Pipeline pipeline, World world, ProofLedger proofs, DigestFiles files, DigestIntake intake) {
    this.pipeline = pipeline;
    this.world = world;
    this.proofs = proofs;
    this.survey = new DigestSurvey(pipeline, world, intake);
    this.prover = new PartitionProver(pipeline, world, proofs, files);
  }

  /** One sweep; false when S3 did not answer, so that it is to be repeated. */
  public boolean sweep() {
    LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    var recent = new DayRange(today.minusDays(pipeline.pace().sweepDays()), today.plusDays(1));
    boolean taken = survey.walk(recent, this::isVerified);
    boolean open = proveOpen();
    boolean ran = proveWhatRan();
    return taken && open && ran;
  }

  /** The rest is looked at again: a digest that came late mends the chain after it. */
  private boolean isVerified(ObjectRef digest) {
    return proofs
        .digest(pipeline.name(), digest)
        .filter(known -> known.state() == DigestRecord.State.VERIFIED)
        .isPresent();
  }

  private boolean proveOpen() {
    var whole = new boolean[] {true};
    Page.each(
        cursor -> proofs.openProofs(pipeline.name(), cursor),
        proof -> whole[0] &= proveIfRun(Optional.of(proof)));
    return whole[0];
  }

  /** A run may have read a file that changed after its partition was proven, or was mended. */
  private boolean proveWhatRan() {
    Instant since = world.clock().instant().minus(LOOK_BACK);
    Instant earliest = since.minus(pipeline.limits().runTimeout());
    boolean whole = true;
    @Nullable String cursor = null;
    do {
      Page<RunRecord> page = world.ledger().runs(pipeline.name(), cursor);
      for (RunRecord run : page.items()) {
        if (run.intentAt().isBefore(earliest)) {
          return whole;
        }
        if (run.endedAt() != null && run.endedAt().isAfter(since)) {
          for (RunOutput output : run.outputs()) {
            whole &= proveIfRun(proofs.proof(pipeline.name(), output.partition()));
          }
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return whole;
  }

  private boolean proveIfRun(Optional<ProofRecord> proof) {
    return proof
        .filter(known -> !Objects.equals(tokenOf(known.output()), known.token()))
        .map(known -> prover.prove(known.output()).isPresent())
        .orElse(true);
  }

  private @Nullable String tokenOf(OutputPartition output) {
    return world
        .ledger()
        .partition(pipeline.name(), output)
        .map(PartitionRecord::processed)
        .map(Processed::token)
        .orElse(null);
  }
}

package dev.sluice.proof;

import dev.sluice.control.DayRange;
import dev.sluice.control.ObjectLister;
import dev.sluice.control.Outcome;
import dev.sluice.control.SourceWalk;
import dev.sluice.control.World;
import dev.sluice.layout.LogLayout;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.pipeline.Pipeline;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds digests whose events were lost, and proves again what ran since its last verdict. */
public final class ProofSweeper {
  private final Pipeline pipeline;
  private final World world;
  private final ProofLedger proofs;
  private final DigestIntake intake;
  private final PartitionProver prover;

  /** Sweeps this pipeline. */
  public ProofSweeper(
      Pipeline pipeline, World world, ProofLedger proofs, DigestFiles files, DigestIntake intake) {
    this.pipeline = pipeline;
    this.world = world;
    this.proofs = proofs;
    this.intake = intake;
    this.prover = new PartitionProver(pipeline, world, proofs, files);
  }

  /** One sweep; false when S3 did not answer, so that it is to be repeated. */
  public boolean sweep() {
    boolean taken = new DigestPlace(pipeline).layout().map(this::takeLost).orElse(true);
    return proveAgain() && taken;
  }

  private boolean takeLost(LogLayout digests) {
    LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    var recent = new DayRange(today.minusDays(pipeline.pace().sweepDays()), today.plusDays(1));
    String bucket = pipeline.raw().bucket();
    var whole = new boolean[] {true};
    boolean walked =
        new SourceWalk(bucket, digests, world.lister(), recent)
            .visit(source -> whole[0] &= takeBelow(bucket, digests.directory(source)));
    return walked && whole[0];
  }

  private boolean takeBelow(String bucket, String directory) {
    boolean whole = true;
    @Nullable String cursor = null;
    do {
      var answer = world.lister().objects(bucket, directory, cursor);
      if (!(answer instanceof Outcome.Done<Page<ObjectLister.Item>> done)) {
        return false;
      }
      for (ObjectLister.Item item : done.value().items()) {
        var at = new ObjectRef(bucket, item.key());
        if (proofs.digest(pipeline.name(), at).isEmpty() && intake.wants(at)) {
          whole &= intake.take(at);
        }
      }
      cursor = done.value().next();
    } while (cursor != null);
    return whole;
  }

  private boolean proveAgain() {
    boolean whole = true;
    @Nullable String cursor = null;
    do {
      Page<ProofRecord> page = proofs.openProofs(pipeline.name(), cursor);
      for (ProofRecord proof : page.items()) {
        if (hasRunSince(proof)) {
          whole &= prover.prove(proof.output()).isPresent();
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return whole;
  }

  private boolean hasRunSince(ProofRecord proof) {
    @Nullable String token =
        world
            .ledger()
            .partition(pipeline.name(), proof.output())
            .map(PartitionRecord::processed)
            .map(Processed::token)
            .orElse(null);
    return !Objects.equals(token, proof.token());
  }
}

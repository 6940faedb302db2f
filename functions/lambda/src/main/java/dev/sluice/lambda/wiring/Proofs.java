package dev.sluice.lambda.wiring;

import dev.sluice.control.World;
import dev.sluice.lambda.proof.CloudTrailKeys;
import dev.sluice.lambda.proof.S3DigestFiles;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.proof.CompletenessReader;
import dev.sluice.proof.DigestFiles;
import dev.sluice.proof.DigestIntake;
import dev.sluice.proof.ProofLedger;
import dev.sluice.proof.ProofSweeper;
import dev.sluice.proof.PublicKeys;
import java.util.function.Supplier;

/** Puts the proof of a pipeline together. */
public record Proofs(World world, ProofLedger ledger, DigestFiles files, PublicKeys keys) {
  /** The proofs of a function, made at their first use. */
  public static Supplier<Proofs> of(Wiring wiring, Supplier<World> world) {
    return new Lazy<>(
        () ->
            new Proofs(
                world.get(),
                wiring.proofLedger(),
                new S3DigestFiles(wiring.clients().s3()),
                new CloudTrailKeys(wiring.clients()::cloudTrail)));
  }

  /** Takes in a pipeline's digests. */
  public DigestIntake intake(Pipeline pipeline) {
    return new DigestIntake(pipeline, world, ledger, files, keys);
  }

  /** Finds what digest events missed. */
  public ProofSweeper sweeper(Pipeline pipeline) {
    return new ProofSweeper(pipeline, world, ledger, files, intake(pipeline));
  }

  /** Reads the proof of a range of days. */
  public CompletenessReader completeness(Pipeline pipeline) {
    return new CompletenessReader(pipeline, world, ledger, files, intake(pipeline));
  }
}

package dev.sluice.proof;

import dev.sluice.control.Outcome;
import dev.sluice.control.Signals;
import dev.sluice.control.World;
import dev.sluice.layout.OutputPartition;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes in one pipeline's digests: verifies them, notes what they list, and proves it. */
public final class DigestIntake {
  private final Pipeline pipeline;
  private final World world;
  private final ProofLedger proofs;
  private final DigestFiles files;
  private final DigestVerifier verifier;
  private final PartitionProver prover;
  private final DigestPlace place;

  /** Takes in digests for this pipeline. */
  public DigestIntake(
      Pipeline pipeline, World world, ProofLedger proofs, DigestFiles files, PublicKeys keys) {
    this.pipeline = pipeline;
    this.world = world;
    this.proofs = proofs;
    this.files = files;
    this.verifier = new DigestVerifier(keys);
    this.prover = new PartitionProver(pipeline, world, proofs, files);
    this.place = new DigestPlace(pipeline);
  }

  /** Whether an object lies where this pipeline's digests do. */
  public boolean wants(ObjectRef object) {
    return place.holds(object);
  }

  /** Takes in a digest object; false when S3 did not answer, so that it is to be repeated. */
  public boolean take(ObjectRef at) {
    Outcome<Optional<SignedDigest>> answer = files.digest(at);
    if (answer instanceof Outcome.Rejected<Optional<SignedDigest>> rejected) {
      refuse(new DigestRecord(at, DigestRecord.State.REFUSED, null, null, rejected.reason()));
      return true;
    }
    if (!(answer instanceof Outcome.Done<Optional<SignedDigest>> done)) {
      return false;
    }
    // Gone since its event: the digest after it will say that the chain is broken here.
    return done.value().isEmpty() || take(at, done.value().get());
  }

  private boolean take(ObjectRef at, SignedDigest signed) {
    Digest digest = signed.digest();
    if (verifier.verify(signed) instanceof DigestVerdict.Refused refused) {
      refuse(record(at, digest, DigestRecord.State.REFUSED, refused.reason()));
      return true;
    }
    var before = before(digest);
    if (before.isEmpty()) {
      return false;
    }
    Map<OutputPartition, List<LoggedFile>> listed = listed(digest);
    listed.forEach((output, logs) -> proofs.expect(pipeline.name(), output, at, logs));
    boolean proven = true;
    for (OutputPartition output : listed.keySet()) {
      proven &= prover.prove(output).isPresent();
    }
    if (ChainLink.between(digest, before.get()) instanceof ChainLink.Broken broken) {
      String fault = "the chain is broken at %s: %s".formatted(broken.previous(), broken.reason());
      refuse(record(at, digest, DigestRecord.State.CHAIN_BROKEN, fault));
    } else {
      proofs.save(pipeline.name(), record(at, digest, DigestRecord.State.VERIFIED, null));
    }
    world.signals().count(pipeline.name(), "DigestsTaken", 1);
    return proven;
  }

  private static DigestRecord record(
      ObjectRef at, Digest digest, DigestRecord.State state, @Nullable String fault) {
    return new DigestRecord(at, state, digest.startTime(), Instant.parse(digest.endTime()), fault);
  }

  /** What lies where the digest before should; an empty outer value when S3 did not answer. */
  private Optional<Optional<SignedDigest>> before(Digest digest) {
    if (digest.previous().isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Outcome<Optional<SignedDigest>> answer = files.digest(digest.previous().get().object());
    if (answer instanceof Outcome.Done<Optional<SignedDigest>> done) {
      return Optional.of(done.value());
    }
    // What is no digest any more is as good as gone.
    return answer instanceof Outcome.Rejected ? Optional.of(Optional.empty()) : Optional.empty();
  }

  private Map<OutputPartition, List<LoggedFile>> listed(Digest digest) {
    var listed = new TreeMap<OutputPartition, List<LoggedFile>>();
    for (LoggedFile log : digest.logFiles()) {
      place
          .outputOf(log.object())
          .ifPresent(output -> listed.computeIfAbsent(output, any -> new ArrayList<>()).add(log));
    }
    return listed;
  }

  private void refuse(DigestRecord digest) {
    proofs.save(pipeline.name(), digest);
    world
        .signals()
        .alarm(
            pipeline.name(),
            Signals.Alarm.DIGEST_REFUSED,
            digest.digest().uri(),
            "Digest %s: %s".formatted(digest.digest(), digest.fault()));
  }
}

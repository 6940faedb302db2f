package dev.sluice.proof;

import dev.sluice.control.Outcome;
import dev.sluice.control.Signals;
import dev.sluice.control.World;
import dev.sluice.layout.OutputPartition;
import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
      refuse(DigestRecord.unreadable(at, rejected.reason()));
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
      refuse(DigestRecord.of(at, digest, DigestRecord.State.REFUSED, refused.reason()));
      return true;
    }
    Optional<ChainLink> link = link(digest);
    if (link.isEmpty()) {
      return false;
    }
    Map<OutputPartition, List<LoggedFile>> listed = listed(digest);
    listed.forEach((output, logs) -> proofs.expect(pipeline.name(), output, at, logs));
    boolean proven = true;
    for (OutputPartition output : listed.keySet()) {
      proven &= prover.prove(output).isPresent();
    }
    if (link.get() instanceof ChainLink.Broken broken) {
      String fault = "the chain is broken at %s: %s".formatted(broken.previous(), broken.reason());
      refuse(DigestRecord.of(at, digest, DigestRecord.State.CHAIN_BROKEN, fault));
    } else {
      proofs.save(pipeline.name(), DigestRecord.of(at, digest, DigestRecord.State.VERIFIED, null));
    }
    world.signals().count(pipeline.name(), "DigestsTaken", 1);
    return proven;
  }

  /** How a digest joins what lies where the one before should; none when S3 did not answer. */
  private Optional<ChainLink> link(Digest digest) {
    if (digest.previous().isEmpty()) {
      return Optional.of(new ChainLink.Start());
    }
    ObjectRef before = digest.previous().get().object();
    Outcome<Optional<SignedDigest>> answer = files.digest(before);
    if (answer instanceof Outcome.Done<Optional<SignedDigest>> done) {
      if (done.value().isEmpty()) {
        proofs.save(pipeline.name(), DigestRecord.gone(before, digest.startTime(), digest.self()));
      }
      return Optional.of(ChainLink.between(digest, done.value()));
    }
    return answer instanceof Outcome.Rejected<Optional<SignedDigest>> unreadable
        ? Optional.of(new ChainLink.Broken(before, unreadable.reason()))
        : Optional.empty();
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

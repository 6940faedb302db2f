package dev.sluice.proof;

import dev.sluice.control.Arrival;
import dev.sluice.control.Intake;
import dev.sluice.control.Outcome;
import dev.sluice.control.Signals;
import dev.sluice.control.World;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.plan.RunArguments;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves output partitions of one pipeline, and has listed files that were not read ingested. */
public final class PartitionProver {
  /** After so many runs that left a file unread although it is there, people must look. */
  private static final int MOST_ASKED = 3;

  private final Pipeline pipeline;
  private final World world;
  private final ProofLedger proofs;
  private final DigestFiles files;
  private final DigestPlace place;
  private final Intake intake;

  /** Proves partitions of this pipeline. */
  public PartitionProver(Pipeline pipeline, World world, ProofLedger proofs, DigestFiles files) {
    this.pipeline = pipeline;
    this.world = world;
    this.proofs = proofs;
    this.files = files;
    this.place = new DigestPlace(pipeline);
    this.intake = new Intake(List.of(pipeline), world.ledger(), world.wakes(), world.clock());
  }

  /** Judges a partition now and keeps the verdict; none when S3 did not answer. */
  public Optional<Proof> prove(OutputPartition output) {
    var partition = world.ledger().partition(pipeline.name(), output);
    var processed = partition.map(PartitionRecord::processed);
    Optional<List<FileRead>> read = processed.map(this::filesRead).orElse(Optional.of(List.of()));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    List<FileRead> own =
        read.get().stream()
            .filter(file -> place.outputOf(file.object()).filter(output::equals).isPresent())
            .toList();
    var silent = new boolean[1];
    Proof proof =
        new Prover(object -> isPresent(object, silent))
            .prove(proofs.expected(pipeline.name(), output), own);
    if (silent[0]) {
      return Optional.empty();
    }
    int asked = proofs.proof(pipeline.name(), output).map(ProofRecord::asked).orElse(0);
    boolean settled = partition.filter(known -> known.status() == Status.DONE).isPresent();
    boolean ask = (settled || partition.isEmpty()) && asked < MOST_ASKED && ingestUnread(proof);
    @Nullable String token = processed.map(Processed::token).orElse(null);
    proofs.save(ProofRecord.of(pipeline.name(), output, proof, token, ask ? asked + 1 : asked));
    tell(output, proof);
    return Optional.of(proof);
  }

  private Optional<List<FileRead>> filesRead(Processed processed) {
    String report = new RunArguments(pipeline).reportUri(processed.token());
    return files.filesRead(report) instanceof Outcome.Done<List<FileRead>> done
        ? Optional.of(done.value())
        : Optional.empty();
  }

  private boolean isPresent(ObjectRef object, boolean[] silent) {
    if (files.isPresent(object) instanceof Outcome.Done<Boolean> done) {
      return done.value();
    }
    silent[0] = true;
    return true;
  }

  /** Files that are listed, are there and were not read: as if their events had just come. */
  private boolean ingestUnread(Proof proof) {
    List<Arrival> arrivals =
        proof.all(FileVerdict.UNREAD).stream()
            .map(
                object ->
                    new Arrival(
                        object.uri(), object.bucket(), object.key(), 1, world.clock().instant()))
            .toList();
    if (!arrivals.isEmpty()) {
      intake.take(arrivals);
      world.signals().count(pipeline.name(), "FilesFoundByDigest", arrivals.size());
    }
    return !arrivals.isEmpty();
  }

  private void tell(OutputPartition output, Proof proof) {
    alarm(
        Signals.Alarm.FILES_MISSING,
        output,
        proof.all(FileVerdict.MISSING),
        "%d files that CloudTrail delivered are not in the bucket, %s first; restore them from a copy");
    alarm(
        Signals.Alarm.FILES_TAMPERED,
        output,
        proof.all(FileVerdict.TAMPERED),
        "%d files changed since CloudTrail delivered them, %s first; find out who did it, and restore"
            + " them from a copy");
  }

  private void alarm(
      Signals.Alarm alarm, OutputPartition output, List<ObjectRef> objects, String message) {
    if (!objects.isEmpty()) {
      world
          .signals()
          .alarm(
              pipeline.name(),
              alarm,
              output.id(),
              message.formatted(objects.size(), objects.get(0)));
    }
  }
}

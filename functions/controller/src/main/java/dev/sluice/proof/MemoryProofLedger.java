package dev.sluice.proof;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A proof ledger in memory, for tests. Its listings have one page. */
public final class MemoryProofLedger implements ProofLedger {
  private final Map<String, DigestRecord> digests = new TreeMap<>();
  private final Map<String, Map<ObjectRef, List<LoggedFile>>> expected = new TreeMap<>();
  private final Map<String, ProofRecord> proofs = new TreeMap<>();

  @Override
  public synchronized Optional<DigestRecord> digest(String pipeline, ObjectRef digest) {
    return Optional.ofNullable(digests.get(pipeline + "#" + digest.uri()));
  }

  @Override
  public synchronized void save(String pipeline, DigestRecord digest) {
    digests.put(pipeline + "#" + digest.digest().uri(), digest);
  }

  @Override
  public synchronized Page<DigestRecord> digests(String pipeline, @Nullable String cursor) {
    return Page.only(of(pipeline, digests));
  }

  @Override
  public synchronized void expect(
      String pipeline, OutputPartition output, ObjectRef digest, List<LoggedFile> files) {
    expected
        .computeIfAbsent(pipeline + "#" + output.id(), any -> new TreeMap<>())
        .put(digest, List.copyOf(files));
  }

  @Override
  public synchronized List<LoggedFile> expected(String pipeline, OutputPartition output) {
    var files = new ArrayList<LoggedFile>();
    expected.getOrDefault(pipeline + "#" + output.id(), Map.of()).values().forEach(files::addAll);
    return files;
  }

  @Override
  public synchronized Optional<ProofRecord> proof(String pipeline, OutputPartition output) {
    return Optional.ofNullable(proofs.get(pipeline + "#" + output.id()));
  }

  @Override
  public synchronized void save(ProofRecord proof) {
    proofs.put(proof.pipeline() + "#" + proof.output().id(), proof);
  }

  @Override
  public synchronized Page<ProofRecord> proofs(String pipeline, @Nullable String cursor) {
    return Page.only(of(pipeline, proofs));
  }

  @Override
  public synchronized Page<ProofRecord> openProofs(String pipeline, @Nullable String cursor) {
    return Page.only(of(pipeline, proofs).stream().filter(ProofRecord::isOpen).toList());
  }

  private static <T> List<T> of(String pipeline, Map<String, T> all) {
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(pipeline + "#"))
        .map(Map.Entry::getValue)
        .toList();
  }
}

package dev.sluice.proof;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what digests list, what they are worth, and the verdicts. Every write says a fact that does
 * not depend on what is stored, so the last one wins and repeating one changes nothing. A failing
 * store throws {@link dev.sluice.ledger.LedgerException}.
 */
public interface ProofLedger {
  Optional<DigestRecord> digest(String pipeline, ObjectRef digest);

  void save(String pipeline, DigestRecord digest);

  /** Every digest. A null cursor begins. */
  Page<DigestRecord> digests(String pipeline, @Nullable String cursor);

  /** Notes what one verified digest lists for an output partition. */
  void expect(String pipeline, OutputPartition output, ObjectRef digest, List<LoggedFile> files);

  /** What all verified digests list for an output partition. */
  List<LoggedFile> expected(String pipeline, OutputPartition output);

  Optional<ProofRecord> proof(String pipeline, OutputPartition output);

  void save(ProofRecord proof);

  /** Every verdict. A null cursor begins. */
  Page<ProofRecord> proofs(String pipeline, @Nullable String cursor);

  /** Verdicts that may still change. A null cursor begins. */
  Page<ProofRecord> openProofs(String pipeline, @Nullable String cursor);
}

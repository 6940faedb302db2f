package dev.sluice.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.Status;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestIntakeTest {
  private ProofFixture at;

  @BeforeEach
  void build() throws GeneralSecurityException {
    at = new ProofFixture();
  }

  @Test
  void aDayWhoseEveryListedFileWasReadIsProven() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a", "b");
    at.read("a", "b");
    assertThat(at.intake.take(digest)).isTrue();
    assertThat(at.proof().state()).isEqualTo(Proof.State.PROVEN);
    assertThat(at.completeness().isProven()).isTrue();
    assertThat(at.around.alarms).isEmpty();
  }

  @Test
  void aListedFileThatIsThereButWasNotReadIsIngested() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a", "b");
    at.read("a");
    assertThat(at.intake.take(digest)).isTrue();
    assertThat(at.proof().state()).isEqualTo(Proof.State.PENDING);
    assertThat(at.ledger.partition("p", at.output).orElseThrow().status())
        .isEqualTo(Status.CATALOGED);
    assertThat(at.around.woken).contains("p");
  }

  @Test
  void aFileThatEveryRunLeavesUnreadIsAskedForOnlyThreeTimes() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a", "b");
    for (int run = 0; run < 5; run++) {
      at.read("a");
      at.intake.take(digest);
    }
    assertThat(at.proof().asked()).isEqualTo(3);
    assertThat(at.ledger.partition("p", at.output).orElseThrow().status()).isEqualTo(Status.DONE);
  }

  @Test
  void aDeletedLogIsMissingAndRaisesAnAlarm() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a", "b");
    at.delete("b");
    at.read("a");
    at.intake.take(digest);
    assertThat(at.completeness().all().missing()).containsExactly(at.log("b"));
    assertThat(at.around.alarms).contains("FILES_MISSING");
    assertThat(at.completeness().isProven()).isFalse();
  }

  @Test
  void aChangedLogIsTamperedAndListed() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a");
    at.change("a");
    at.read("a");
    at.intake.take(digest);
    assertThat(at.completeness().all().tampered()).containsExactly(at.log("a"));
    assertThat(at.around.alarms).contains("FILES_TAMPERED");
    assertThat(at.completeness().isProven()).isFalse();
  }

  @Test
  void aPartitionWhoseEveryFileWasLostIsKnownFromItsDigest() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a");
    at.bucket.logs.clear();
    at.intake.take(digest);
    assertThat(at.completeness().all().missing()).containsExactly(at.log("a"));
    assertThat(at.completeness().parts())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.day()).isEqualTo("2026-11-03");
              assertThat(part.region()).isEqualTo("eu-west-1");
            });
  }

  @Test
  void aForgedDigestProvesNothing() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a");
    SignedDigest signed = at.bucket.digests.get(digest);
    at.bucket.digests.put(
        digest, new SignedDigest(signed.digest(), signed.found(), signed.sha256(), "00ff"));
    at.read("a");
    assertThat(at.intake.take(digest)).isTrue();
    assertThat(at.proofs.proof("p", at.output)).isEmpty();
    assertThat(at.completeness().faults())
        .singleElement()
        .satisfies(record -> assertThat(record.state()).isEqualTo(DigestRecord.State.REFUSED));
    assertThat(at.around.alarms).containsOnly("DIGEST_REFUSED");
    assertThat(at.completeness().isProven()).isFalse();
  }

  @Test
  void aDeletedDigestBreaksTheChainOfTheNextButNotItsOwnFiles() {
    ObjectRef first = at.deliver(1, Optional.empty(), "a");
    ObjectRef second = at.deliver(2, Optional.of(first), "b");
    at.bucket.digests.remove(first);
    at.read("a", "b");
    at.intake.take(second);
    assertThat(at.completeness().faults())
        .extracting(DigestRecord::state)
        .containsExactlyInAnyOrder(DigestRecord.State.GONE, DigestRecord.State.CHAIN_BROKEN);
    assertThat(at.proof().proven()).isEqualTo(1);
    assertThat(at.completeness().isProven()).isFalse();
  }

  @Test
  void aSilentBucketDecidesNothing() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a");
    at.bucket.silent = true;
    assertThat(at.intake.take(digest)).isFalse();
    at.bucket.silent = false;
    assertThat(at.proofs.digest("p", digest)).isEmpty();
    assertThat(at.proofs.proof("p", at.output)).isEmpty();
  }

  @Test
  void aSweepFindsDigestsWhoseEventsWereLostAndProvesAgainAfterARun() {
    at.deliver(1, Optional.empty(), "a", "b");
    at.read("a");
    ProofSweeper sweeper = at.sweeper();
    assertThat(sweeper.sweep()).isTrue();
    assertThat(at.proof().state()).isEqualTo(Proof.State.PENDING);
    at.read("a", "b");
    assertThat(sweeper.sweep()).isTrue();
    assertThat(at.proof().state()).isEqualTo(Proof.State.PROVEN);
  }

  @Test
  void onlyDigestsOfThePipelinesOwnFamilyAreWanted() {
    assertThat(at.intake.wants(new ObjectRef("logs", at.digests + "d.json.gz"))).isTrue();
    assertThat(at.intake.wants(new ObjectRef("logs", at.logs + "a.json.gz"))).isFalse();
    assertThat(at.intake.wants(new ObjectRef("other", at.digests + "d.json.gz"))).isFalse();
  }
}

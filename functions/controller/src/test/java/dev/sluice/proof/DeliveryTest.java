package dev.sluice.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.proof.DigestRecord.State;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which CloudTrail delivers, and in which what it delivered is damaged later. */
class DeliveryTest {
  private ProofFixture at;

  @BeforeEach
  void build() throws GeneralSecurityException {
    at = new ProofFixture();
  }

  @Test
  void aDigestThatComesAfterItsSuccessorMendsTheChainAtTheNextSweep() {
    ObjectRef first = at.deliver(1, Optional.empty(), "a");
    ObjectRef second = at.deliver(2, Optional.of(first), "b");
    at.read("a", "b");
    SignedDigest late = at.bucket.digests.remove(first);
    at.intake.take(second);
    assertThat(at.completeness().faults())
        .extracting(DigestRecord::state)
        .containsExactlyInAnyOrder(State.GONE, State.CHAIN_BROKEN);
    at.bucket.digests.put(first, late);
    at.intake.take(first);
    assertThat(at.sweeper().sweep()).isTrue();
    assertThat(state(first)).isEqualTo(State.VERIFIED);
    assertThat(state(second)).isEqualTo(State.VERIFIED);
    assertThat(at.proof().state()).isEqualTo(Proof.State.PROVEN);
  }

  @Test
  void theTrailOfAnOrganizationIsProvenBelowItsOwnDirectory() throws GeneralSecurityException {
    var organization = new ProofFixture("AWSLogs/{organization}/", "AWSLogs/o-a1b2c3d4e5/");
    ObjectRef digest = organization.deliver(1, Optional.empty(), "a", "b");
    organization.read("a", "b");
    assertThat(organization.intake.wants(digest)).isTrue();
    organization.intake.take(digest);
    assertThat(organization.completeness().isProven()).isTrue();
    assertThat(organization.completeness().all().expected()).isEqualTo(2);
  }

  @Test
  void twoTrailsIntoOneBucketHaveChainsOfTheirOwn() {
    ObjectRef north = at.deliver("north", 1, Optional.empty(), "a");
    ObjectRef south = at.deliver("south", 1, Optional.empty(), "b");
    ObjectRef later = at.deliver("south", 2, Optional.of(south), "c");
    at.read("a", "b", "c");
    at.intake.take(north);
    assertThat(at.completeness().isProven()).isTrue();
    at.bucket.digests.remove(south);
    Completeness broken = at.completeness();
    assertThat(broken.isProven()).isFalse();
    assertThat(state(north)).isEqualTo(State.VERIFIED);
    assertThat(state(south)).isEqualTo(State.GONE);
    assertThat(state(later)).isEqualTo(State.VERIFIED);
  }

  @Test
  void aQuietHourIsPartOfTheChainAndProven() {
    ObjectRef quiet = at.deliver(1, Optional.empty());
    ObjectRef quieter = at.deliver(2, Optional.of(quiet));
    at.intake.take(quiet);
    at.intake.take(quieter);
    assertThat(state(quieter)).isEqualTo(State.VERIFIED);
    assertThat(at.completeness().isProven()).isTrue();
    assertThat(at.completeness().all().expected()).isZero();
  }

  @Test
  void aRangeWithoutAnyDigestIsNotProven() {
    assertThat(at.completeness().isProven()).isFalse();
  }

  @Test
  void aRestartOfLoggingIsToldAndIsNoFault() {
    ObjectRef first = at.deliver(1, Optional.empty(), "a");
    ObjectRef restart = at.deliver(6, Optional.empty(), "b");
    at.read("a", "b");
    Completeness proof = at.completeness();
    assertThat(proof.isProven()).isTrue();
    assertThat(proof.starts())
        .extracting(DigestRecord::digest)
        .containsExactlyInAnyOrder(first, restart);
  }

  @Test
  void aHoleInTheChainIsAFaultAndSaysWhichHours() {
    ObjectRef first = at.deliver(1, Optional.empty(), "a");
    at.deliver(6, Optional.of(first), "b");
    at.read("a", "b");
    Completeness proof = at.completeness();
    assertThat(proof.isProven()).isFalse();
    assertThat(proof.faults())
        .singleElement()
        .extracting(DigestRecord::fault)
        .asString()
        .endsWith("no digest covers 2026-11-03T02:00:00Z to 2026-11-03T06:00:00Z");
  }

  @Test
  void aChainWhoseBeginningExpiredIsBrokenAtItsFirstDigestOnly() {
    ObjectRef expired = at.deliver(1, Optional.empty(), "a");
    ObjectRef first = at.deliver(2, Optional.of(expired), "b");
    ObjectRef second = at.deliver(3, Optional.of(first), "c");
    at.bucket.digests.remove(expired);
    at.read("b", "c");
    at.completeness();
    assertThat(state(expired)).isEqualTo(State.GONE);
    assertThat(state(first)).isEqualTo(State.CHAIN_BROKEN);
    assertThat(state(second)).isEqualTo(State.VERIFIED);
    assertThat(at.proof().state()).isEqualTo(Proof.State.PROVEN);
  }

  @Test
  void aMissingLogThatIsRestoredIsProvenAfterItsRun() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a", "b");
    at.delete("b");
    at.read("a");
    at.intake.take(digest);
    assertThat(at.proof().state()).isEqualTo(Proof.State.MISSING);
    at.bucket.logs.put(at.log("b").key(), "b");
    at.read("a", "b");
    at.sweeper().sweep();
    assertThat(at.proof().state()).isEqualTo(Proof.State.PROVEN);
  }

  @Test
  void aLogThatIsChangedAfterItsProofRaisesAnAlarmOnceItIsReadAgain() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a");
    at.read("a");
    at.intake.take(digest);
    assertThat(at.proof().state()).isEqualTo(Proof.State.PROVEN);
    at.change("a");
    at.read("a");
    at.sweeper().sweep();
    assertThat(at.proof().state()).isEqualTo(Proof.State.TAMPERED);
    assertThat(at.around.alarms).containsExactly("FILES_TAMPERED");
    at.bucket.logs.put(at.log("a").key(), "a");
    at.read("a");
    at.sweeper().sweep();
    assertThat(at.proof().state()).isEqualTo(Proof.State.PROVEN);
  }

  @Test
  void aLogThatIsDeletedAfterItWasReadStaysProvenAndIsNamed() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a", "b");
    at.read("a", "b");
    at.intake.take(digest);
    at.delete("b");
    Completeness proof = at.completeness();
    assertThat(proof.isProven()).isTrue();
    assertThat(proof.all().proven()).isEqualTo(2);
    assertThat(proof.all().deleted()).containsExactly(at.log("b"));
  }

  @Test
  void aDigestThatIsDeletedAfterItWasVerifiedIsMissed() {
    ObjectRef digest = at.deliver(1, Optional.empty(), "a");
    at.read("a");
    assertThat(at.completeness().isProven()).isTrue();
    at.bucket.digests.remove(digest);
    Completeness proof = at.completeness();
    assertThat(proof.isProven()).isFalse();
    assertThat(proof.faults())
        .singleElement()
        .extracting(DigestRecord::fault)
        .isEqualTo("it was verified, and deleted from the bucket since");
  }

  @Test
  void theLastDigestOfADayBelongsToItAlthoughItEndsAtMidnight() {
    ObjectRef digest = at.deliver(23, Optional.empty(), "a");
    at.intake.take(digest);
    assertThat(at.proofs.digest("p", digest).orElseThrow().day())
        .isEqualTo(LocalDate.of(2026, 11, 3));
  }

  @Test
  void whatIsNoDigestBelongsToTheDayOfItsKey() {
    var record = DigestRecord.unreadable(new ObjectRef("logs", at.digests + "x"), "no gzip");
    assertThat(record.day()).isEqualTo(LocalDate.of(2026, 11, 3));
  }

  private State state(ObjectRef digest) {
    return at.proofs.digest("p", digest).orElseThrow().state();
  }
}

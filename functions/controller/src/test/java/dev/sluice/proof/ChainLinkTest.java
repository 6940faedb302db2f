package dev.sluice.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainLinkTest {
  private SampleChain chain;
  private SignedDigest first;

  @BeforeEach
  void begin() throws GeneralSecurityException {
    chain = new SampleChain();
    first = chain.sign(0, Optional.empty(), "one");
  }

  @Test
  void aDigestThatNamesNoneBeforeItStartsAChain() {
    assertThat(ChainLink.between(first.digest(), Optional.empty()))
        .isEqualTo(new ChainLink.Start());
  }

  @Test
  void theNextHourIsLinked() {
    SignedDigest second = chain.sign(1, Optional.of(first), "two");
    assertThat(ChainLink.between(second.digest(), Optional.of(first)))
        .isEqualTo(new ChainLink.Linked());
  }

  @Test
  void aDeletedPredecessorBreaksTheChainAndIsNamed() {
    SignedDigest second = chain.sign(1, Optional.of(first), "two");
    assertThat(ChainLink.between(second.digest(), Optional.empty()))
        .isEqualTo(new ChainLink.Broken(first.found(), "the digest is gone"));
  }

  @Test
  void aPredecessorSignedAgainBreaksTheChain() {
    SignedDigest second = chain.sign(1, Optional.of(first), "two");
    SignedDigest rewritten = chain.sign(0, Optional.empty(), "one, rewritten");
    assertThat(ChainLink.between(second.digest(), Optional.of(rewritten)))
        .isEqualTo(
            new ChainLink.Broken(first.found(), "its content is not the one that was chained"));
  }

  @Test
  void aSwappedSignatureBreaksTheChain() {
    SignedDigest second = chain.sign(1, Optional.of(first), "two");
    var swapped = new SignedDigest(first.digest(), first.found(), first.sha256(), "00");
    assertThat(ChainLink.between(second.digest(), Optional.of(swapped)))
        .isInstanceOf(ChainLink.Broken.class);
  }

  @Test
  void aHoleBetweenTwoWindowsIsAGap() {
    SignedDigest third = chain.sign(2, Optional.of(first), "three");
    assertThat(ChainLink.between(third.digest(), Optional.of(first)))
        .isEqualTo(
            new ChainLink.Broken(
                first.found(), "no digest covers 2026-11-03T01:00:00Z to 2026-11-03T02:00:00Z"));
  }
}

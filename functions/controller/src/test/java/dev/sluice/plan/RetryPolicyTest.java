package dev.sluice.plan;

import static dev.sluice.ledger.Records.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Records;
import dev.sluice.ledger.Transitions;
import dev.sluice.pipeline.Retrying;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Retrying SETTINGS =
      new Retrying(4, Duration.ofMinutes(1), Duration.ofMinutes(30));
  private final RetryPolicy policy = new RetryPolicy(SETTINGS);

  @Test
  void delaysDoubleUpToTheMostWithJitter() {
    for (int failed = 1; failed < 100; failed++) {
      long full = Math.min(30 * 60_000L, 60_000L << Math.min(failed - 1, 20));
      for (int subject = 0; subject < 50; subject++) {
        assertThat(policy.delay(failed, "s" + subject).toMillis()).isBetween(full / 2, full);
      }
    }
    assertThat(policy.delay(1, "a")).isNotEqualTo(policy.delay(1, "b"));
    assertThat(policy.delay(1, "a")).isEqualTo(policy.delay(1, "a"));
  }

  @Test
  void aBadPartitionEndsAloneBeforeItIsGivenUp() {
    var partition = running();
    int company = 200;
    int runs = 0;
    while (company > 1) {
      Attempts next = policy.afterFailure(partition, company, false, T0).orElseThrow();
      assertThat(next.cohort()).isLessThan(company);
      partition = Transitions.failed(partition, next, "boom");
      company = next.cohort();
      runs++;
    }

    assertThat(runs).isLessThanOrEqualTo(3);
    assertThat(policy.afterFailure(partition, 1, false, T0)).isEmpty();
  }

  @Test
  void aPartitionThatItsReportBlamesIsRetriedAlone() {
    assertThat(policy.afterFailure(running(), 200, true, T0))
        .get()
        .extracting(Attempts::failed, Attempts::cohort)
        .containsExactly(1, 1);
  }

  private static PartitionRecord running() {
    return Records.landed("cloudtrail", Records.output("eu-west-1", "03"));
  }
}

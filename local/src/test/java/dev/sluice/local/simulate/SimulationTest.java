package dev.sluice.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The simulation")
class SimulationTest {
  private static final int LANES = 2;

  @Test
  void noRuleBreaksWhateverGoesWrong() throws Exception {
    var report = new Campaign(1, 300, LANES, UnaryOperator.identity()).run(1, lived -> {});

    assertThat(report.violations()).extracting(Life::violation).isEmpty();
    assertThat(report.schedules()).isEqualTo(300);
    assertThat(report.faults()).containsOnlyKeys(Fault.values());
  }

  @Test
  void aSeedReplaysExactly() {
    try (var threads = new Campaign.SimThreads()) {
      var campaign = new Campaign(1, 1, 1, UnaryOperator.identity());
      for (long seed = 1; seed <= 20; seed++) {
        Life first = campaign.live(seed, Set.of(), true, threads.pool());
        Life second = campaign.live(seed, Set.of(), true, threads.pool());

        assertThat(second.trace()).isNotEmpty().isEqualTo(first.trace());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyBrokenRuleIsNoticed(Sabotage sabotage) throws Exception {
    var report =
        new Campaign(sabotage.firstSeed(), 4_000, LANES, sabotage::applyTo).run(1, lived -> {});

    assertThat(report.violations()).isNotEmpty();
    assertThat(report.violations().get(0).violation().orElseThrow().rule())
        .isEqualTo(sabotage.rule());
  }

  @Test
  void aViolationIsShrunkToTheFaultsThatItNeeds() throws Exception {
    var sabotage = Sabotage.AN_UNKNOWN_START_IS_STARTED_AGAIN;
    var campaign = new Campaign(1_000, 4_000, 1, sabotage::applyTo);
    Life broken = campaign.run(1, lived -> {}).violations().get(0);
    try (var threads = new Campaign.SimThreads()) {
      var suppressed =
          new Shrinker(
                  fewer -> campaign.live(broken.seed(), fewer, false, threads.pool()),
                  broken.violation().orElseThrow())
              .shrink();
      Life shortest = campaign.live(broken.seed(), suppressed, true, threads.pool());

      assertThat(shortest.violation().orElseThrow().rule()).isEqualTo(3);
      assertThat(shortest.faults().counts().values().stream().mapToLong(Long::longValue).sum())
          .as("faults left: %s", shortest.faults().counts())
          .isBetween(1L, 6L);
      assertThat(shortest.steps()).isLessThan(broken.steps());
    }
  }
}

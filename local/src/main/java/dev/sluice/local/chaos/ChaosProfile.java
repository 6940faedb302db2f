package dev.sluice.local.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How often each fault strikes, as shares between 0 and 1.
 *
 * @param loseGlueEvents share of Glue's state-change events that are never delivered
 * @param doubleS3Events share of Object Created events that are delivered twice
 * @param loseS3Events share of Object Created events that are never delivered
 * @param delayEvents share of all events that arrive late, and so out of order
 * @param delayAtMost the longest such delay
 * @param failRuns share of job runs that fail at a random moment
 * @param throttleGlue share of Glue calls answered with ThrottlingException
 */
public record ChaosProfile(
    String name,
    double loseGlueEvents,
    double doubleS3Events,
    double loseS3Events,
    double delayEvents,
    Duration delayAtMost,
    double failRuns,
    double throttleGlue) {

  public static final ChaosProfile NONE = new ChaosProfile("none", 0, 0, 0, 0, Duration.ZERO, 0, 0);

  private static final List<ChaosProfile> PROFILES =
      List.of(
          NONE,
          new ChaosProfile("storm", 0.5, 1.0 / 3, 0.2, 0.25, Duration.ofSeconds(3), 0.2, 1.0 / 3),
          new ChaosProfile("events", 0.5, 1.0 / 3, 0.2, 0.5, Duration.ofSeconds(5), 0, 0),
          new ChaosProfile("runs", 0, 0, 0, 0, Duration.ZERO, 0.34, 0),
          new ChaosProfile("throttle", 0, 0, 0, 0, Duration.ZERO, 0, 0.5));

  public ChaosProfile {
    double[] shares = {
      loseGlueEvents, doubleS3Events, loseS3Events, delayEvents, failRuns, throttleGlue
    };
    if (Arrays.stream(shares).anyMatch(share -> !(share >= 0 && share < 1))) {
      throw new IllegalArgumentException(
          "chaos profile " + name + " has a share outside [0, 1): " + Arrays.toString(shares));
    }
  }

  /** The profile of this name, in any letter case. */
  public static ChaosProfile named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return PROFILES.stream()
        .filter(profile -> profile.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no chaos profile '"
                        + name
                        + "'; choose one of "
                        + PROFILES.stream()
                            .map(ChaosProfile::name)
                            .collect(Collectors.joining(", "))));
  }
}

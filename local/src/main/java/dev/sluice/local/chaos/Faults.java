package dev.sluice.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Decides, from one seeded source, where a profile's faults strike, and counts them. */
public final class Faults {
  private final ChaosProfile profile;
  private final Random random;
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  public Faults(ChaosProfile profile, long seed) {
    this.profile = profile;
    this.random = new Random(seed);
  }

  /** How late each delivery of an event comes: none when it is lost, two when it is doubled. */
  public List<Duration> deliveries(String source) {
    boolean glue = source.equals("aws.glue");
    boolean s3 = source.equals("aws.s3");
    if (glue && strikes(profile.loseGlueEvents(), "glue-events-lost")) {
      return List.of();
    }
    if (s3 && strikes(profile.loseS3Events(), "s3-events-lost")) {
      return List.of();
    }
    List<Duration> delays = new ArrayList<>(List.of(delay()));
    if (s3 && strikes(profile.doubleS3Events(), "s3-events-doubled")) {
      delays.add(delay());
    }
    return delays;
  }

  private Duration delay() {
    if (!strikes(profile.delayEvents(), "events-delayed")) {
      return Duration.ZERO;
    }
    synchronized (random) {
      return Duration.ofMillis((long) (random.nextDouble() * profile.delayAtMost().toMillis()));
    }
  }

  public boolean throttles() {
    return strikes(profile.throttleGlue(), "glue-calls-throttled");
  }

  public boolean failsRun() {
    return strikes(profile.failRuns(), "runs-failed");
  }

  /** How often each fault struck. */
  public Map<String, Long> counts() {
    Map<String, Long> sums = new ConcurrentSkipListMap<>();
    counts.forEach((fault, count) -> sums.put(fault, count.sum()));
    return sums;
  }

  private boolean strikes(double share, String fault) {
    if (share == 0) {
      return false;
    }
    boolean strikes;
    synchronized (random) {
      strikes = random.nextDouble() < share;
    }
    if (strikes) {
      counts.computeIfAbsent(fault, name -> new LongAdder()).increment();
    }
    return strikes;
  }
}

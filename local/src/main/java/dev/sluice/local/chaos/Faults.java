package dev.sluice.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Decides, from one seeded source, where a profile's faults strike, and counts them. */
public final class Faults {
  private static final List<RunFault> RUN_FAULTS = List.of(RunFault.values());

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

  /** Whether and when a run that starts now is to fail. */
  public Optional<RunFault> runFault() {
    if (!strikes(profile.failRuns(), "runs-failed")) {
      return Optional.empty();
    }
    synchronized (random) {
      return Optional.of(RUN_FAULTS.get(random.nextInt(RUN_FAULTS.size())));
    }
  }

  /** A moment within the next seconds. */
  public Duration soon() {
    synchronized (random) {
      return Duration.ofMillis(200 + random.nextInt(2000));
    }
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

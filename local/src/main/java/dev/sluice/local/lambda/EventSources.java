package dev.sluice.local.lambda;

import dev.sluice.local.events.DaemonThreads;
import dev.sluice.local.events.Schedule;
import dev.sluice.local.template.MappingSpec;
import dev.sluice.local.template.ScheduleSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What invokes functions without being asked: queues, schedules, and events with their retries. */
public final class EventSources implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventSources.class);
  private static final Duration LONGEST_WINDOW = Duration.ofMillis(500);
  private static final List<Duration> RETRIES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(4));

  private final FunctionHost functions;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(4, new DaemonThreads("source"));
  private final ExecutorService pollers =
      Executors.newCachedThreadPool(new DaemonThreads("poller"));

  public EventSources(FunctionHost functions, Clock clock) {
    this.functions = functions;
    this.clock = clock;
  }

  /** Feeds a queue's messages to a function from now on. */
  public void poll(MappingSpec mapping, String queueUrl, String region, SqsClient sqs) {
    Duration asked = Duration.ofSeconds(mapping.windowSeconds());
    Duration window = asked.compareTo(LONGEST_WINDOW) < 0 ? asked : LONGEST_WINDOW;
    pollers.execute(new QueuePoller(mapping, queueUrl, region, sqs, functions, window));
  }

  /**
   * Invokes a function again and again.
   *
   * @param atMost a bound on the period, for those who do not want to wait as long as AWS would
   */
  public void schedule(ScheduleSpec schedule, @Nullable Duration atMost) {
    arm(schedule, Schedule.parse(schedule.expression()), atMost, clock.instant());
  }

  private void arm(ScheduleSpec spec, Schedule schedule, @Nullable Duration atMost, Instant after) {
    Instant asked = schedule.next(after);
    Instant next = atMost != null && asked.isAfter(after.plus(atMost)) ? after.plus(atMost) : asked;
    if (next.equals(Instant.MAX)) {
      LOG.warn("{} never runs: {} has no next moment", spec.name(), spec.expression());
      return;
    }
    Future<?> armed =
        timer.schedule(
            () -> {
              attempt(spec.function(), spec.input(), RETRIES.size());
              // the timer may be ahead of the clock, and the same moment must not come twice
              Instant now = clock.instant();
              arm(spec, schedule, atMost, now.isBefore(next) ? next : now);
            },
            Duration.between(clock.instant(), next).toMillis(),
            TimeUnit.MILLISECONDS);
    LOG.debug("{} at {}: {}", spec.name(), next, armed);
  }

  /** Invokes a function once, later and up to three times, as Lambda does with events. */
  public void invoke(String function, String payload) {
    timer.execute(() -> attempt(function, payload, 0));
  }

  private void attempt(String function, String payload, int failures) {
    try {
      functions.invoke(function, payload);
    } catch (FunctionFailedException e) {
      LOG.warn("attempt {}: {}", failures + 1, e.getMessage());
      LOG.debug("{} failed", function, e);
      if (failures < RETRIES.size()) {
        Future<?> retry =
            timer.schedule(
                () -> attempt(function, payload, failures + 1),
                RETRIES.get(failures).toMillis(),
                TimeUnit.MILLISECONDS);
        LOG.debug("{} is tried again: {}", function, retry);
      }
    }
  }

  @Override
  public void close() {
    pollers.shutdownNow();
    timer.shutdownNow();
  }
}

package dev.sluice.local.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.chaos.Faults;
import dev.sluice.local.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The default event bus: wraps what happened into events and hands them to the rules' targets. */
public final class EventBus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventBus.class);

  private final String account;
  private final String region;
  private final Clock clock;
  private final Faults faults;
  private final ScheduledExecutorService deliveries =
      Executors.newScheduledThreadPool(2, new DaemonThreads("events"));
  private volatile Rules rules = Rules.NONE;

  public EventBus(String account, String region, Clock clock, Faults faults) {
    this.account = account;
    this.region = region;
    this.clock = clock;
    this.faults = faults;
  }

  /** From now on, events are matched against these rules. */
  public void use(Rules changed) {
    this.rules = changed;
  }

  /** Publishes what a service has to tell; delivery comes after, as on AWS. */
  public void publish(String source, String type, List<String> resources, ObjectNode detail) {
    ObjectNode event = Json.object();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", type);
    event.put("source", source);
    event.put("account", account);
    event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", region);
    event.set("resources", Json.arrayOfStrings(resources));
    event.set("detail", detail);
    String text = Json.text(event);
    for (Duration delay : faults.deliveries(source)) {
      Future<?> scheduled =
          deliveries.schedule(() -> deliver(text), delay.toMillis(), TimeUnit.MILLISECONDS);
      LOG.trace("{} scheduled: {}", type, scheduled);
    }
  }

  private void deliver(String event) {
    for (Target target : rules.targetsOf(event)) {
      try {
        target.deliver(event);
      } catch (RuntimeException e) {
        LOG.error("an event could not be delivered to {}: {}", target, event, e);
      }
    }
  }

  @Override
  public void close() {
    deliveries.shutdownNow();
  }
}

package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.events.Schedule;
import dev.sluice.local.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fires the triggers that nothing inside a workflow leads to: by hand, by the clock, by events. */
public final class Firing {
  private static final Logger LOG = LoggerFactory.getLogger(Firing.class);

  private final Triggers triggers;
  private final RunStarts starts;
  private final Actions actions;
  private final Clock clock;
  private final ScheduledExecutorService timer;

  public Firing(
      Triggers triggers,
      RunStarts starts,
      Actions actions,
      Clock clock,
      ScheduledExecutorService timer) {
    this.triggers = triggers;
    this.starts = starts;
    this.actions = actions;
    this.clock = clock;
    this.timer = timer;
  }

  /** Sets the clock for triggers that were active when the cloud was ended. */
  public void recover() {
    triggers.all().forEach(this::arm);
  }

  /** Fires a trigger because somebody asked for it. */
  void byHand(ObjectNode trigger) {
    String workflow = trigger.path("WorkflowName").asText("");
    if (workflow.isEmpty()) {
      perform(trigger);
    } else {
      starts.byHand(workflow, MissingNode.getInstance());
    }
  }

  /** Starts what a trigger outside of workflows names. */
  void perform(ObjectNode trigger) {
    for (JsonNode action : trigger.path("Actions")) {
      ObjectNode planned = actions.planned(action, trigger.get("Name").asText());
      actions.start(planned, Json.object(), Json.array());
    }
  }

  /** Sets the clock for an active trigger's next moment, if it has one. */
  void arm(ObjectNode trigger) {
    if (!Triggers.isActive(trigger)) {
      return;
    }
    String name = trigger.get("Name").asText();
    armClock(trigger, clock.instant());
    if (!triggers.gathered(name).path("Events").isEmpty()) {
      later(Duration.ZERO, () -> startIfFull(name));
    }
  }

  private void armClock(ObjectNode trigger, Instant after) {
    String schedule = trigger.path("Schedule").asText("");
    if (schedule.isEmpty()) {
      return;
    }
    Instant next = Schedule.parse(schedule).next(after);
    if (!next.equals(Instant.MAX)) {
      String name = trigger.get("Name").asText();
      later(Duration.between(clock.instant(), next), () -> due(name, schedule, next));
    }
  }

  private void due(String name, String schedule, Instant moment) {
    synchronized (triggers) {
      ObjectNode trigger = triggers.find(name).orElse(null);
      if (trigger == null
          || !Triggers.isActive(trigger)
          || !trigger.path("Schedule").asText().equals(schedule)) {
        return;
      }
      // the timer may be a little ahead of the clock, and the same moment must not come twice
      Instant now = clock.instant();
      armClock(trigger, now.isBefore(moment) ? moment : now);
      fire(trigger, Json.object(), MissingNode.getInstance());
    }
  }

  private void fire(ObjectNode trigger, ObjectNode properties, JsonNode batch) {
    String workflow = trigger.path("WorkflowName").asText("");
    if (workflow.isEmpty()) {
      perform(trigger);
    } else {
      starts.byTrigger(workflow, properties, batch);
    }
  }

  /**
   * An event for a workflow: its start trigger fires when enough have come, or the first waited.
   */
  public void event(String workflow, String eventId) {
    synchronized (triggers) {
      ObjectNode trigger = triggers.startOf(workflow).orElse(null);
      if (trigger == null
          || !trigger.path("Type").asText().equals("EVENT")
          || !Triggers.isActive(trigger)) {
        LOG.warn("no active event trigger of workflow {} takes event {}", workflow, eventId);
        return;
      }
      String name = trigger.get("Name").asText();
      ObjectNode note = triggers.gathered(name);
      if (!note.has("Events")) {
        note.putArray("Events");
        note.put("Since", clock.millis());
        later(window(trigger), () -> startIfFull(name));
      }
      ((ArrayNode) note.get("Events")).add(eventId);
      triggers.gather(name, note);
      startIfFull(name);
    }
  }

  private void startIfFull(String name) {
    synchronized (triggers) {
      ObjectNode trigger = triggers.find(name).orElse(null);
      JsonNode events = triggers.gathered(name).path("Events");
      if (trigger == null || events.isEmpty()) {
        return;
      }
      long waited = clock.millis() - triggers.gathered(name).get("Since").asLong();
      long left = window(trigger).toMillis() - waited;
      if (events.size() < trigger.path("EventBatchingCondition").path("BatchSize").asInt(1)
          && left > 0) {
        later(Duration.ofMillis(left), () -> startIfFull(name));
        return;
      }
      ObjectNode batch = Json.object();
      batch.put("BatchSize", events.size()).put("BatchWindow", (int) (waited / 1000));
      ObjectNode properties = Json.object().put("aws:eventIds", events.toString());
      // forgotten first: an event may be lost with the cloud, but it never starts two runs
      triggers.forget(name);
      fire(trigger, properties, batch);
    }
  }

  private static Duration window(ObjectNode trigger) {
    return Duration.ofSeconds(
        trigger.path("EventBatchingCondition").path("BatchWindow").asInt(900));
  }

  private void later(Duration delay, Runnable work) {
    Future<?> armed = timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    LOG.trace("armed {}", armed);
  }
}

package dev.sluice.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What starts a workflow without being asked. */
class WorkflowStartsTest {
  @TempDir Path directory;
  private GlueHarness glue;

  @BeforeEach
  void start() {
    glue = GlueHarness.open(directory, Clock.systemUTC());
    glue.relational();
  }

  @AfterEach
  void stop() {
    glue.close();
  }

  /** A clock that stands still is always behind the timer, so a moment could come again. */
  @Test
  void aScheduledTriggerStartsTheWorkflowOnceWhenItsMomentComes() {
    glue.close();
    Instant almost = Instant.parse("2026-11-24T02:59:59.950Z");
    glue = GlueHarness.open(directory, Clock.fixed(almost, ZoneOffset.UTC));

    glue.awaitWork("redshift");

    assertThat(glue.working()).contains("rds", "redshift");
    await()
        .during(Duration.ofMillis(300))
        .untilAsserted(
            () -> assertThat(glue.call("GetWorkflowRuns", "{'Name':'w'}").get("Runs")).hasSize(1));
  }

  private void eventTrigger(String batching) {
    glue.call("CreateWorkflow", "{'Name':'e'}");
    glue.call(
        "CreateTrigger",
        "{'Name':'on-event','WorkflowName':'e','Type':'EVENT','StartOnCreation':true,"
            + "'Actions':[{'JobName':'sql'}],'EventBatchingCondition':"
            + batching
            + "}");
  }

  @Test
  void enoughEventsTogetherStartOneRun() {
    eventTrigger("{'BatchSize':2}");
    glue.event("e", "one");
    assertThat(glue.working()).isEmpty();
    glue.event("e", "two");

    glue.awaitWork("sql");
    JsonNode run = glue.call("GetWorkflowRuns", "{'Name':'e'}").at("/Runs/0");
    assertThat(run.at("/WorkflowRunProperties/aws:eventIds").asText())
        .isEqualTo("[\"one\",\"two\"]");
    assertThat(run.at("/StartingEventBatchCondition/BatchSize").asInt()).isEqualTo(2);
  }

  @Test
  void theFirstEventWaitsNoLongerThanItsWindow() {
    eventTrigger("{'BatchSize':100,'BatchWindow':1}");
    glue.event("e", "one");
    glue.awaitWork("sql");
    assertThat(glue.call("GetWorkflowRuns", "{'Name':'e'}").get("Runs")).hasSize(1);
  }
}

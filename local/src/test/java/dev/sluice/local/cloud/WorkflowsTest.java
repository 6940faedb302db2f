package dev.sluice.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowsTest {
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

  private String startRun() {
    return glue.call("StartWorkflowRun", "{'Name':'w','RunProperties':{'day':'1'}}")
        .get("RunId")
        .asText();
  }

  private ObjectNode run(String id) {
    String request = "{'Name':'w','RunId':'" + id + "','IncludeGraph':true}";
    return (ObjectNode) glue.call("GetWorkflowRun", request).get("Run");
  }

  private JsonNode node(String run, String name) {
    for (JsonNode node : run(run).at("/Graph/Nodes")) {
      if (node.get("Name").asText().equals(name)) {
        return node;
      }
    }
    throw new AssertionError("no node " + name);
  }

  private void awaitStatus(String run, String status) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(run(run).get("Status").asText()).isEqualTo(status));
  }

  private String resume(String run, String node) {
    String request = "{'Name':'w','RunId':'" + run + "','NodeIds':['" + node + "']}";
    return glue.call("ResumeWorkflowRun", request).get("RunId").asText();
  }

  private void assertCode(String code, String operation, String request) {
    assertThatThrownBy(() -> glue.call(operation, request))
        .isInstanceOfSatisfying(AwsError.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void jobsRunSideBySideThenTheCrawlerThenTheLastJob() {
    String id = startRun();
    assertThat(glue.working()).containsExactlyInAnyOrder("rds", "redshift");
    assertThat(glue.argumentsOf("rds"))
        .containsSubsequence("--WORKFLOW_NAME", "w", "--WORKFLOW_RUN_ID", id, "--x", "1");
    glue.succeed("rds");
    assertThat(run(id).at("/Statistics/RunningActions").asInt()).isEqualTo(1);
    glue.succeed("redshift");
    glue.awaitWork("sql");
    assertThat(node(id, "landed").at("/CrawlerDetails/Crawls/0/State").asText())
        .isEqualTo("SUCCEEDED");
    glue.succeed("sql");
    awaitStatus(id, "COMPLETED");

    ObjectNode run = run(id);
    assertThat(run.at("/Statistics/SucceededActions").asInt()).isEqualTo(4);
    assertThat(run.at("/Statistics/TotalActions").asInt()).isEqualTo(4);
    assertThat(run.get("WorkflowRunProperties")).hasToString("{\"default\":\"d\",\"day\":\"1\"}");
    assertThat(run.at("/Graph/Nodes")).hasSize(7);
    assertThat(run.at("/Graph/Edges")).hasSize(7);
    assertThat(node(id, "rds").at("/JobDetails/JobRuns/0/TriggerName").asText())
        .isEqualTo("nightly");
    assertThat(node(id, "nightly").at("/TriggerDetails/Trigger/Type").asText())
        .isEqualTo("SCHEDULED");
  }

  @Test
  void aFailedNodeShowsWhereAndWhyAndNothingThatNeedsItIsStarted() {
    String id = startRun();
    glue.succeed("rds");
    glue.fail("redshift", "table costs was dropped");
    awaitStatus(id, "COMPLETED");

    JsonNode failed = node(id, "redshift").at("/JobDetails/JobRuns/0");
    assertThat(failed.get("JobRunState").asText()).isEqualTo("FAILED");
    assertThat(failed.get("ErrorMessage").asText()).isEqualTo("table costs was dropped");
    assertThat(run(id).at("/Statistics/FailedActions").asInt()).isEqualTo(1);
    assertThat(node(id, "landed").at("/CrawlerDetails/Crawls")).isEmpty();
    assertThat(glue.working()).isEmpty();
  }

  @Test
  void aResumeRunsOnlyWhatFailedAndWhatFollows() {
    String first = startRun();
    glue.succeed("rds");
    glue.fail("redshift", "out of luck");
    awaitStatus(first, "COMPLETED");
    String kept = node(first, "rds").at("/JobDetails/JobRuns/0/Id").asText();

    String second = resume(first, node(first, "redshift").get("UniqueId").asText());

    assertThat(glue.working()).containsExactly("redshift");
    assertThat(run(second).get("PreviousRunId").asText()).isEqualTo(first);
    glue.succeed("redshift");
    glue.awaitWork("sql");
    glue.succeed("sql");
    awaitStatus(second, "COMPLETED");
    assertThat(node(second, "rds").at("/JobDetails/JobRuns/0/Id").asText()).isEqualTo(kept);
    assertThat(run(second).at("/Statistics/SucceededActions").asInt()).isEqualTo(4);
    assertThat(run(second).at("/WorkflowRunProperties/day").asText()).isEqualTo("1");
    assertThat(glue.call("GetJobRuns", "{'JobName':'rds'}").get("JobRuns")).hasSize(1);
    assertThat(glue.call("GetWorkflowRuns", "{'Name':'w'}").get("Runs")).hasSize(2);
    assertThat(glue.call("GetWorkflow", "{'Name':'w'}").at("/Workflow/LastRun/WorkflowRunId"))
        .hasToString("\"" + second + "\"");
  }

  @Test
  void whatRunsCannotBeResumedAndWhatHasEndedCannotBeStopped() {
    String id = startRun();
    String resume = "{'Name':'w','RunId':'" + id + "','NodeIds':['wnode_x']}";
    String stop = "{'Name':'w','RunId':'" + id + "'}";
    assertCode("IllegalWorkflowStateException", "ResumeWorkflowRun", resume);
    assertCode("ConcurrentRunsExceededException", "StartWorkflowRun", "{'Name':'w'}");

    glue.call("StopWorkflowRun", stop);
    awaitStatus(id, "STOPPED");

    assertThat(run(id).at("/Statistics/StoppedActions").asInt()).isEqualTo(2);
    assertCode("IllegalWorkflowStateException", "StopWorkflowRun", stop);
    assertCode("InvalidInputException", "ResumeWorkflowRun", resume);
    assertCode("EntityNotFoundException", "GetWorkflowRun", "{'Name':'w','RunId':'wr_no'}");
    assertCode("EntityNotFoundException", "StartWorkflowRun", "{'Name':'none'}");
  }

  @Test
  void propertiesAreHandedOnFromNodeToNode() {
    String name = "{'Name':'w','RunId':'" + startRun() + "'";
    glue.call("PutWorkflowRunProperties", name + ",'RunProperties':{'rows':'7','day':'2'}}");
    assertThat(glue.call("GetWorkflowRunProperties", name + "}").get("RunProperties"))
        .hasToString("{\"default\":\"d\",\"day\":\"2\",\"rows\":\"7\"}");
  }

  @Test
  void aRunOutlivesAKillAndItsLostJobRunCanBeResumed() {
    String id = startRun();
    glue.succeed("rds");
    glue.close();
    glue = GlueHarness.open(directory, Clock.systemUTC());
    awaitStatus(id, "COMPLETED");

    JsonNode lost = node(id, "redshift").at("/JobDetails/JobRuns/0");
    assertThat(lost.get("ErrorMessage").asText()).contains("worker was lost");
    assertThat(node(id, "rds").at("/JobDetails/JobRuns/0/JobRunState").asText())
        .isEqualTo("SUCCEEDED");
    resume(id, node(id, "redshift").get("UniqueId").asText());
    assertThat(glue.working()).containsExactly("redshift");
  }

  @Test
  void whatWasNotedAndNotStartedBeforeAKillIsStartedOnceAfterIt() {
    String id = startRun();
    String noted = glue.killedBeforeTheRunWasRecorded("redshift");
    glue = GlueHarness.open(directory, Clock.systemUTC());

    assertThat(glue.working()).containsExactly("redshift");
    assertThat(node(id, "redshift").at("/JobDetails/JobRuns/0/Id").asText()).isEqualTo(noted);
  }

  @Test
  void triggersOutsideOfWorkflowsLeadFromJobToJobAgainAndAgain() {
    glue.call("CreateTrigger", "{'Name':'go','Type':'ON_DEMAND','Actions':[{'JobName':'rds'}]}");
    glue.call(
        "CreateTrigger",
        "{'Name':'then','Type':'CONDITIONAL','StartOnCreation':true,"
            + "'Actions':[{'JobName':'sql'}],'Predicate':{'Conditions':[{'JobName':'rds',"
            + "'LogicalOperator':'EQUALS','State':'SUCCEEDED'}]}}");
    for (int round = 0; round < 2; round++) {
      glue.call("StartTrigger", "{'Name':'go'}");
      glue.succeed("rds");
      glue.awaitWork("sql");
      glue.succeed("sql");
    }

    assertThat(glue.call("GetJobRuns", "{'JobName':'sql'}").get("JobRuns")).hasSize(2);
  }

  @Test
  void aRefusedStartIsAnErrorThatTheGraphExplains() {
    glue.call("StartJobRun", "{'JobName':'rds'}");
    String id = startRun();
    JsonNode refused = node(id, "rds").at("/JobDetails/JobRuns/0");
    assertThat(refused.get("JobRunState").asText()).isEqualTo("ERROR");
    assertThat(refused.get("ErrorMessage").asText()).contains("ConcurrentRunsExceeded");
    assertThat(run(id).at("/Statistics/ErroredActions").asInt()).isEqualTo(1);
  }

  @Test
  void badTriggersAreRefusedWithTheReason() {
    String sql = ",'Actions':[{'JobName':'sql'}]";
    Map<String, String> bad =
        Map.of(
            "second start", "'WorkflowName':'w','Type':'ON_DEMAND'" + sql,
            "bad Schedule", "'Type':'SCHEDULED','Schedule':'cron(0 3 * * * *)'" + sql,
            "no Actions", "'Type':'ON_DEMAND'",
            "no Predicate", "'Type':'CONDITIONAL'" + sql,
            "Job none", "'Type':'ON_DEMAND','Actions':[{'JobName':'none'}]",
            "only starts workflows", "'Type':'EVENT'" + sql);
    bad.forEach(
        (reason, members) ->
            assertThatThrownBy(() -> glue.call("CreateTrigger", "{'Name':'bad'," + members + "}"))
                .isInstanceOf(AwsError.class)
                .hasMessageContaining(reason));
    assertThat(glue.call("ListTriggers", "{}").get("TriggerNames")).hasSize(3);
  }

  @Test
  void aStoppedTriggerDoesNotFireAndADeletedWorkflowTakesItsTriggersAlong() {
    glue.call("StopTrigger", "{'Name':'joined'}");
    String id = startRun();
    glue.succeed("rds");
    glue.succeed("redshift");
    awaitStatus(id, "COMPLETED");
    assertThat(glue.working()).isEmpty();
    assertThat(run(id).at("/Statistics/SucceededActions").asInt()).isEqualTo(3);

    glue.call("DeleteWorkflow", "{'Name':'w'}");
    assertThat(glue.call("ListTriggers", "{}").get("TriggerNames")).isEmpty();
    assertThat(glue.call("ListWorkflows", "{}").get("Workflows")).isEmpty();
    ObjectNode answer = glue.call("BatchGetWorkflows", "{'Names':['w']}");
    assertThat(Json.strings(answer, "MissingWorkflows")).containsExactly("w");
  }
}

package dev.sluice.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.CatalogTarget;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.Crawl;
import software.amazon.awssdk.services.glue.model.CrawlState;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CreateTriggerRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.LogicalOperator;
import software.amazon.awssdk.services.glue.model.Node;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** Workflows of crawlers, by AWS's own client against the served endpoint. */
class ServedWorkflowsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path data;
  static EmbeddedCloud cloud;
  static GlueClient glue;

  @BeforeAll
  static void start() throws Exception {
    Path template = Path.of(ServedWorkflowsTest.class.getResource("workflows.yaml").toURI());
    cloud =
        EmbeddedCloud.start(
            CloudSettings.of(data, Path.of(System.getProperty("sluice.root")))
                .withTemplate(template));
    glue = new Clients(cloud).glue();
    glue.createDatabase(b -> b.databaseInput(d -> d.name("landed")));
    table("users");
    for (String table : List.of("users", "costs", "joined")) {
      crawler(table);
    }
    table("joined");
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  private static void table(String name) {
    glue.createTable(
        b ->
            b.databaseName("landed")
                .tableInput(
                    t -> t.name(name).storageDescriptor(s -> s.location("s3://lake/" + name))));
  }

  /** A crawler over one table, of the same name. */
  private static void crawler(String table) {
    CatalogTarget target = CatalogTarget.builder().databaseName("landed").tables(table).build();
    glue.createCrawler(
        b -> b.name(table).role("role").databaseName("x").targets(t -> t.catalogTargets(target)));
  }

  private static void trigger(
      String workflow,
      TriggerType type,
      List<String> crawlers,
      Consumer<CreateTriggerRequest.Builder> more) {
    CreateTriggerRequest.Builder trigger =
        CreateTriggerRequest.builder()
            .workflowName(workflow)
            .name(workflow + "-" + type)
            .type(type)
            .startOnCreation(type != TriggerType.ON_DEMAND)
            .actions(
                crawlers.stream().map(name -> Action.builder().crawlerName(name).build()).toList());
    more.accept(trigger);
    glue.createTrigger(trigger.build());
  }

  private static Condition succeeded(String crawler) {
    return Condition.builder()
        .logicalOperator(LogicalOperator.EQUALS)
        .crawlerName(crawler)
        .crawlState(CrawlState.SUCCEEDED)
        .build();
  }

  private static WorkflowRun ended(String workflow, String id) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> glue.getWorkflowRun(b -> b.name(workflow).runId(id).includeGraph(true)).run(),
            run -> run.status() == WorkflowRunStatus.COMPLETED);
  }

  private static Node node(WorkflowRun run, String name) {
    return run.graph().nodes().stream()
        .filter(n -> n.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Crawl> crawls(WorkflowRun run, String name) {
    return node(run, name).crawlerDetails().crawls();
  }

  @Test
  void aWorkflowIsRunWatchedAndResumedWhereItFailed() {
    glue.createWorkflow(b -> b.name("w").defaultRunProperties(Map.of("day", "0", "lake", "s3")));
    trigger("w", TriggerType.ON_DEMAND, List.of("users", "costs"), b -> {});
    trigger(
        "w",
        TriggerType.CONDITIONAL,
        List.of("joined"),
        b ->
            b.predicate(
                p -> p.logical(Logical.AND).conditions(succeeded("users"), succeeded("costs"))));
    assertThat(glue.getTriggers(b -> {}).triggers())
        .extracting(Trigger::name)
        .contains("w-ON_DEMAND", "w-CONDITIONAL");

    String first =
        glue.startWorkflowRun(b -> b.name("w").runProperties(Map.of("day", "1"))).runId();
    glue.putWorkflowRunProperties(b -> b.name("w").runId(first).runProperties(Map.of("rows", "7")));
    WorkflowRun failed = ended("w", first);

    assertThat(glue.getWorkflowRunProperties(b -> b.name("w").runId(first)).runProperties())
        .isEqualTo(Map.of("day", "1", "lake", "s3", "rows", "7"));
    assertThat(failed.statistics().failedActions()).isEqualTo(1);
    assertThat(crawls(failed, "costs").get(0).state()).isEqualTo(CrawlState.FAILED);
    assertThat(crawls(failed, "costs").get(0).errorMessage()).contains("costs");
    assertThat(crawls(failed, "users").get(0).state()).isEqualTo(CrawlState.SUCCEEDED);
    assertThat(crawls(failed, "joined")).isEmpty();
    assertThat(failed.graph().edges()).hasSize(5);

    table("costs");
    String second =
        glue.resumeWorkflowRun(
                b -> b.name("w").runId(first).nodeIds(node(failed, "costs").uniqueId()))
            .runId();
    WorkflowRun resumed = ended("w", second);

    assertThat(resumed.previousRunId()).isEqualTo(first);
    assertThat(resumed.statistics().succeededActions()).isEqualTo(3);
    assertThat(crawls(resumed, "joined").get(0).state()).isEqualTo(CrawlState.SUCCEEDED);
    assertThat(glue.listCrawls(b -> b.crawlerName("users")).crawls()).hasSize(1);
    assertThat(glue.listCrawls(b -> b.crawlerName("costs")).crawls()).hasSize(2);
    assertThat(glue.getWorkflowRuns(b -> b.name("w")).runs()).hasSize(2);
    assertThatThrownBy(() -> glue.getWorkflowRun(b -> b.name("w").runId("wr_none")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void aCrawlOfFilesWithoutATableFailsAndSaysWhy() {
    S3Target files = S3Target.builder().path("s3://lake/landed/").build();
    glue.createCrawler(
        b -> b.name("files").role("role").databaseName("landed").targets(t -> t.s3Targets(files)));
    glue.startCrawler(b -> b.name("files"));

    Crawler ended =
        await()
            .atMost(PATIENCE)
            .until(
                () -> glue.getCrawler(b -> b.name("files")).crawler(),
                crawler -> crawler.lastCrawl() != null);
    assertThat(ended.lastCrawl().statusAsString()).isEqualTo("FAILED");
    assertThat(ended.lastCrawl().errorMessage())
        .contains("catalog targets, not the S3 target s3://lake/landed/");
  }

  @Test
  void anEventThatARuleSendsToAWorkflowStartsIt() throws Exception {
    table("arrived");
    crawler("arrived");
    glue.createWorkflow(b -> b.name("on-arrival"));
    trigger(
        "on-arrival",
        TriggerType.EVENT,
        List.of("arrived"),
        b -> b.eventBatchingCondition(c -> c.batchSize(1)));

    put("users");
    put("costs");

    List<WorkflowRun> runs =
        await()
            .atMost(PATIENCE)
            .until(
                () -> glue.getWorkflowRuns(b -> b.name("on-arrival")).runs(),
                found -> !found.isEmpty());
    WorkflowRun run = ended("on-arrival", runs.get(0).workflowRunId());
    assertThat(run.workflowRunProperties().get("aws:eventIds")).matches("\\[\"[0-9a-f-]{36}\"]");
    assertThat(crawls(run, "arrived").get(0).state()).isEqualTo(CrawlState.SUCCEEDED);
    assertThat(glue.getWorkflowRuns(b -> b.name("on-arrival")).runs()).hasSize(1);
  }

  private static void put(String table) throws Exception {
    String body =
        """
        {"Entries":[{"Source":"test.partner","DetailType":"Arrived","Detail":"{\\"table\\":\\"%s\\"}"}]}
        """
            .formatted(table);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(cloud.endpoint())
                    .header("X-Amz-Target", "AWSEvents.PutEvents")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("\"FailedEntryCount\":0");
  }
}

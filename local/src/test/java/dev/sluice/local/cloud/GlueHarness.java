package dev.sluice.local.cloud;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.chaos.ChaosProfile;
import dev.sluice.local.chaos.Faults;
import dev.sluice.local.events.EventBus;
import dev.sluice.local.glue.crawl.ObjectTree;
import dev.sluice.local.http.Json;
import dev.sluice.local.secrets.Vault;
import dev.sluice.local.store.Store;
import dev.sluice.local.worker.Work;
import dev.sluice.local.worker.Workers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Glue alone, on real state, with jobs that do what the test says. */
final class GlueHarness implements AutoCloseable {
  private final Store store;
  private final EventBus bus;
  private final GlueEndpoint endpoint;
  private final Map<String, Work> work = new ConcurrentHashMap<>();

  private GlueHarness(Path directory, Clock clock) {
    Faults faults = new Faults(ChaosProfile.NONE, 1);
    this.store = Store.open(directory.resolve("state"));
    this.bus = new EventBus("0", "us-east-1", clock, faults);
    this.endpoint =
        new GlueEndpoint(
            store,
            Vault.in(directory.resolve("secrets")),
            new NoObjects(),
            new FakeWorkers(),
            bus,
            faults,
            "000000000000",
            clock,
            Duration.ofMillis(20));
  }

  /** Glue with the state of the directory, recovered. */
  static GlueHarness open(Path directory, Clock clock) {
    GlueHarness harness = new GlueHarness(directory, clock);
    harness.endpoint.recover();
    return harness;
  }

  /** Calls an operation; quotes may be single ones. */
  ObjectNode call(String operation, String request) {
    return endpoint.service().call(operation, Json.parse(request.replace('\'', '"')));
  }

  void event(String workflow, String id) {
    endpoint.workflows().event(workflow, id);
  }

  /** Two jobs side by side, a crawler, and a job that comes last. */
  void relational() {
    for (String job : List.of("rds", "redshift", "sql")) {
      call("CreateJob", "{'Name':'" + job + "','Role':'r','Command':{'Name':'glueetl'}}");
    }
    call("CreateCrawler", "{'Name':'landed','Role':'r','Targets':{}}");
    call(
        "CreateWorkflow",
        "{'Name':'w','MaxConcurrentRuns':1,'DefaultRunProperties':{'default':'d','day':'0'}}");
    trigger(
        "'Name':'nightly','Type':'SCHEDULED','Schedule':'cron(0 3 * * ? *)','Actions':"
            + "[{'JobName':'rds','Arguments':{'--x':'1'}},{'JobName':'redshift'}]");
    trigger(
        "'Name':'both','Type':'CONDITIONAL','Predicate':{'Logical':'AND','Conditions':["
            + "{'LogicalOperator':'EQUALS','JobName':'rds','State':'SUCCEEDED'},"
            + "{'LogicalOperator':'EQUALS','JobName':'redshift','State':'SUCCEEDED'}]},"
            + "'Actions':[{'CrawlerName':'landed'}]");
    trigger(
        "'Name':'joined','Type':'CONDITIONAL','Predicate':{'Conditions':["
            + "{'LogicalOperator':'EQUALS','CrawlerName':'landed','CrawlState':'SUCCEEDED'}]},"
            + "'Actions':[{'JobName':'sql'}]");
  }

  private void trigger(String members) {
    call("CreateTrigger", "{'WorkflowName':'w','StartOnCreation':true," + members + "}");
  }

  /** Jobs that are at work now. */
  List<String> working() {
    return List.copyOf(work.keySet());
  }

  void awaitWork(String job) {
    await().atMost(Duration.ofMinutes(1)).until(() -> work.containsKey(job));
  }

  List<String> argumentsOf(String job) {
    return taken(job, false).arguments();
  }

  void succeed(String job) {
    Work run = taken(job, true);
    run.listener().started();
    run.listener().succeeded();
  }

  void fail(String job, String reason) {
    Work run = taken(job, true);
    run.listener().started();
    run.listener().failed(reason);
  }

  private Work taken(String job, boolean remove) {
    Work run = remove ? work.remove(job) : work.get(job);
    if (run == null) {
      throw new AssertionError(job + " is not at work, but " + work.keySet());
    }
    return run;
  }

  /** Ends Glue, and leaves what a kill would leave before this run's record; answers its id. */
  String killedBeforeTheRunWasRecorded(String job) {
    String id = taken(job, false).runId();
    bus.close();
    endpoint.close();
    store.table("runs").removeBelow(job);
    store.close();
    return id;
  }

  @Override
  public void close() {
    bus.close();
    endpoint.close();
    store.close();
  }

  private final class FakeWorkers implements Workers {
    @Override
    public void submit(Work run) {
      int name = run.arguments().indexOf("--JOB_NAME") + 1;
      work.put(run.arguments().get(name), run);
    }

    @Override
    public void kill(String runId, String reason) {
      work.values().stream()
          .filter(run -> run.runId().equals(runId))
          .findFirst()
          .ifPresent(
              run -> {
                work.values().remove(run);
                run.listener().failed(reason);
              });
    }

    @Override
    public void warmUp() {}
  }

  private static final class NoObjects implements ObjectTree {
    @Override
    public List<String> folders(String bucket, String prefix) {
      return List.of();
    }

    @Override
    public boolean hasFiles(String bucket, String prefix) {
      return false;
    }
  }
}

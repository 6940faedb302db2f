package dev.sluice.local.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.chaos.ChaosProfile;
import dev.sluice.local.chaos.Faults;
import dev.sluice.local.glue.jobs.JobApi;
import dev.sluice.local.glue.jobs.JobRunApi;
import dev.sluice.local.glue.jobs.JobRuns;
import dev.sluice.local.glue.jobs.Jobs;
import dev.sluice.local.glue.jobs.RunRecords;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import dev.sluice.local.store.Store;
import dev.sluice.local.worker.Work;
import dev.sluice.local.worker.Workers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunsTest {
  @TempDir Path directory;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, Work> working = new LinkedHashMap<>();
  private final List<String> events = new ArrayList<>();
  private Store store;
  private JobRuns runs;
  private Operations glue;

  @BeforeEach
  void start() {
    open();
    glue.call(
        "CreateJob",
        Json.parse(
            """
            {"Name":"j","Role":"r","Command":{"Name":"glueetl"},"WorkerType":"G.1X",
             "NumberOfWorkers":2,"ExecutionProperty":{"MaxConcurrentRuns":2},
             "DefaultArguments":{"--a":"default","--b":"default","--c":"default"},
             "NonOverridableArguments":{"--c":"fixed"}}
            """));
  }

  private void open() {
    store = Store.open(directory.resolve("state"));
    Jobs jobs = new Jobs(store);
    RunRecords records = new RunRecords(store);
    Workers workers = new FakeWorkers();
    GlueEvents told =
        (type, detail) ->
            events.add(detail.path("state").asText() + " " + detail.path("severity").asText());
    Clock clock = Clock.systemUTC();
    runs =
        new JobRuns(jobs, records, workers, told, new Faults(ChaosProfile.NONE, 1), clock, timer);
    glue = new Operations("AWSGlue");
    new JobApi(jobs, clock, () -> {}).addTo(glue);
    new JobRunApi(jobs, records, runs, clock).addTo(glue);
  }

  @AfterEach
  void stop() {
    store.close();
    timer.shutdownNow();
  }

  private final class FakeWorkers implements Workers {
    @Override
    public void submit(Work work) {
      working.put(work.runId(), work);
    }

    @Override
    public void kill(String runId, String reason) {
      working.get(runId).listener().failed(reason);
    }

    @Override
    public void warmUp() {}
  }

  private String start(String more) {
    return glue.call("StartJobRun", Json.parse("{\"JobName\":\"j\"" + more + "}"))
        .get("JobRunId")
        .asText();
  }

  private ObjectNode run(String id) {
    ObjectNode request = Json.object().put("JobName", "j").put("RunId", id);
    return (ObjectNode) glue.call("GetJobRun", request).get("JobRun");
  }

  private String state(String id) {
    return run(id).get("JobRunState").asText();
  }

  @Test
  void aRunGoesThroughItsStatesAndItsEndIsTold() {
    String id = start(",\"Arguments\":{\"--b\":\"run\",\"--c\":\"run\"}");
    assertThat(state(id)).isEqualTo("STARTING");
    working.get(id).listener().started();
    assertThat(state(id)).isEqualTo("RUNNING");
    working.get(id).listener().succeeded();

    assertThat(state(id)).isEqualTo("SUCCEEDED");
    assertThat(events).containsExactly("SUCCEEDED INFO");
    assertThat(working.get(id).arguments())
        .containsSubsequence("--a", "default", "--b", "run", "--c", "fixed");
    assertThat(run(id).path("Arguments"))
        .isEqualTo(Json.parse("{\"--b\":\"run\",\"--c\":\"run\"}"));
  }

  @Test
  void oneRunTooManyIsRefusedAndAQueuedOneWaitsForItsTurn() {
    String first = start("");
    start("");
    assertThatThrownBy(() -> start(""))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("ConcurrentRunsExceededException"));
    String waiting = start(",\"JobRunQueuingEnabled\":true");
    assertThat(state(waiting)).isEqualTo("WAITING");

    working.get(first).listener().started();
    working.get(first).listener().failed("out of luck");

    assertThat(run(first).get("ErrorMessage").asText()).isEqualTo("out of luck");
    assertThat(state(waiting)).isEqualTo("STARTING");
    assertThat(events).containsExactly("FAILED ERROR");
  }

  @Test
  void dpusOfTheAccountAreALimitToo() {
    assertThatThrownBy(() -> start(",\"WorkerType\":\"G.8X\",\"NumberOfWorkers\":200"))
        .isInstanceOfSatisfying(
            AwsError.class,
            e -> assertThat(e.code()).isEqualTo("ResourceNumberLimitExceededException"));
  }

  @Test
  void aStoppedRunHasStoppedAndNotFailed() {
    String id = start("");
    working.get(id).listener().started();
    ObjectNode request = Json.object().put("JobName", "j");
    request.putArray("JobRunIds").add(id).add("jr_none");

    ObjectNode answer = glue.call("BatchStopJobRun", request);

    assertThat(state(id)).isEqualTo("STOPPED");
    assertThat(answer.get("SuccessfulSubmissions")).hasSize(1);
    assertThat(answer.at("/Errors/0/ErrorDetail/ErrorCode").asText())
        .isEqualTo("EntityNotFoundException");
    assertThat(events).containsExactly("STOPPED INFO");
  }

  @Test
  void runsThatWereLiveWhenTheCloudWasKilledHaveFailedAfterwards() {
    String id = start("");
    working.get(id).listener().started();
    store.close();
    open();

    runs.recover();

    assertThat(state(id)).isEqualTo("FAILED");
    assertThat(run(id).get("ErrorMessage").asText()).contains("worker was lost");
    assertThat(events).containsExactly("FAILED ERROR");
  }

  @Test
  void runsAreListedNewestFirstPageByPage() {
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = start("");
      started.add(0, id);
      working.get(id).listener().started();
      working.get(id).listener().succeeded();
      while (Clock.systemUTC().millis() == Long.parseLong(id.substring(3, 15), 16)) {
        Thread.onSpinWait();
      }
    }
    List<String> listed = new ArrayList<>();
    ObjectNode request = Json.object().put("JobName", "j").put("MaxResults", 2);
    int pages = 0;
    while (true) {
      ObjectNode page = glue.call("GetJobRuns", request);
      page.path("JobRuns").forEach(run -> listed.add(run.get("Id").asText()));
      pages++;
      if (!page.has("NextToken")) {
        break;
      }
      request.set("NextToken", page.get("NextToken"));
    }

    assertThat(listed).isEqualTo(started);
    assertThat(pages).isEqualTo(3);
  }
}

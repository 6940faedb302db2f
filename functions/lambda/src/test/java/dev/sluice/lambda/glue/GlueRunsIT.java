package dev.sluice.lambda.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.control.Crawlers;
import dev.sluice.control.JobRuns;
import dev.sluice.control.Outcome;
import dev.sluice.lambda.moto.MotoServer;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.S3Target;

/** Job runs and crawlers against moto, which ends every run at once and no crawl ever. */
class GlueRunsIT {
  private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

  private final String name = "sluice-" + UUID.randomUUID();
  private GlueClient glue;
  private GlueJobRuns runs;
  private GlueCrawlers crawlers;

  @BeforeEach
  void clients() throws Exception {
    glue = MotoServer.clients().glue();
    runs = new GlueJobRuns(glue, MotoServer.clients().glueStarter());
    crawlers = new GlueCrawlers(glue, MotoServer.clients().glueStarter());
  }

  @Test
  void aStartedRunIsFoundByItsToken() {
    glue.createJob(
        create -> create.name(name).role("role").command(command -> command.name("glueetl")));

    if (!(runs.start(request(name)) instanceof Outcome.Done<String> started)) {
      throw new AssertionError("not started");
    }
    assertThat(runs.get(name, started.value()))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(((JobRuns.View) done.value()).token()).isEqualTo("t-1"));
    assertThat(runs.list(name, null))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(((Page<?>) done.value()).items())
                    .extracting(view -> ((JobRuns.View) view).jobRunId())
                    .isEqualTo(List.of(started.value())));
  }

  @Test
  void aJobThatIsMissingIsToldAsNotFound() {
    assertThat(List.of(runs.start(request(name)), runs.get(name, "jr_1"), crawlers.start(name)))
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected ->
                            assertThat(rejected.cause()).isEqualTo(Outcome.Cause.NOT_FOUND)));
  }

  @Test
  void aCrawlerThatRunsIsStartedLater() {
    glue.createCrawler(
        create ->
            create
                .name(name)
                .role("role")
                .targets(
                    targets -> targets.s3Targets(S3Target.builder().path("s3://raw/").build())));

    assertThat(crawlers.get(name)).isEqualTo(new Outcome.Done<>(new Crawlers.View("READY", null)));
    assertThat(crawlers.start(name)).isEqualTo(Outcome.done());
    assertThat(crawlers.start(name)).isInstanceOf(Outcome.Later.class);
  }

  private static JobRuns.Request request(String job) {
    return new JobRuns.Request(
        job,
        Map.of("--sluice-token", "t-1"),
        new Workers("G.1X", 2, 2),
        Duration.ofHours(2),
        POLICY);
  }
}

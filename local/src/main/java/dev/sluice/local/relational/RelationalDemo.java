package dev.sluice.local.relational;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.demo.Demo;
import dev.sluice.local.demo.Names;
import dev.sluice.local.demo.Progress;
import dev.sluice.local.demo.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lands real databases in the lake by Glue's workflow, and holds the lake against them. */
public final class RelationalDemo {
  /** The file below the data directory that says that CloudTrail's table is made. */
  public static final String CLOUDTRAIL_COMPLETE = "cloudtrail.complete";

  private static final String SOURCES = "postgresql";
  private static final Path DEFINITION = Path.of("terraform", "workflows", "relational.json");

  /** A node that works on a million rows on a busy machine changes no state for long. */
  private static final Duration NODE_PATIENCE = Duration.ofMinutes(30);

  private static final int WORKERS = 2;
  private static final int WORKER_MEGABYTES = 1_024;

  private final RelationalSettings settings;
  private final Progress progress;
  private final Clock clock;
  private final Instant started;

  public RelationalDemo(RelationalSettings settings, Progress progress, Clock clock) {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Ends what a killed demo left running on this data directory. */
  public static void release(Path data) throws IOException {
    SourceServer.endLeftOver(data.resolve(SOURCES));
  }

  /** Runs the whole demo. */
  public RelationalSummary run() throws IOException, InterruptedException, SQLException {
    cloudTrail();
    Path home = settings.data().resolve(SOURCES);
    Path log = settings.data().resolve("logs").resolve("postgresql.log");
    say("starting PostgreSQL on " + home);
    try (EmbeddedCloud cloud = EmbeddedCloud.start(cloudSettings());
        SourceServer server = SourceServer.start(home, settings.binaries(), log);
        RedshiftStandIn redshift = RedshiftStandIn.before(server.port())) {
      SourceData data = new SourceData(server);
      if (!SourceServer.isComplete(home)) {
        say(
            String.format(
                "making %,d rows in %d tables", settings.rows(), SourceTables.ALL.size()));
        data.load(settings.rows(), accounts(cloud));
        SourceServer.markComplete(home);
      }
      data.admit(settings.password());
      return run(cloud, server, redshift, data);
    }
  }

  private RelationalSummary run(
      EmbeddedCloud cloud, SourceServer server, RedshiftStandIn redshift, SourceData data)
      throws IOException, InterruptedException, SQLException {
    AwsJson aws = new AwsJson(cloud.endpoint());
    Definition definition = Definition.read(checkout().resolve(DEFINITION), values());
    RelationalProvisioner provisioner = new RelationalProvisioner(aws, definition);
    connect(provisioner, "postgresql", server.port(), SourceTables.APPLICATION, "");
    // unlike PostgreSQL's, Redshift's driver insists on TLS unless it is told not to
    connect(provisioner, "redshift", redshift.port(), SourceTables.WAREHOUSE, "?ssl=false");
    provisioner.provision();
    WorkflowWatch watch =
        new WorkflowWatch(aws, definition.name(), NODE_PATIENCE, clock, this::say);
    watch.finishLast();
    Map<String, Long> changed = settings.change() == 0 ? Map.of() : data.change(settings.change());
    say("starting workflow " + definition.name());
    ObjectNode run = watch.run();
    Path logs = settings.data().resolve("logs");
    Map<String, Long> moved = MovedRows.of(run, logs);
    List<String> failures = new ArrayList<>(WorkflowWatch.failures(run).values());
    if (!failures.isEmpty()) {
      throw new IOException("the workflow did not succeed: " + String.join("; ", failures));
    }
    say("measuring the sources and the lake");
    Map<String, Measure> source = data.measure();
    Lake.Contents lake =
        new Lake(checkout(), cloud.environment(), logs.resolve("measure.log")).contents();
    Duration elapsed = Duration.between(started, clock.instant());
    return new RelationalSummary(source, lake, changed, moved, failures, elapsed);
  }

  private void connect(
      RelationalProvisioner provisioner, String kind, int port, String database, String options)
      throws IOException, InterruptedException {
    String url = "jdbc:%s://127.0.0.1:%d/%s%s".formatted(kind, port, database, options);
    provisioner.connect(kind, url, port, database, settings.password());
  }

  private static Map<String, String> values() {
    return Map.of(
        "environment", Names.ENVIRONMENT,
        "lake_bucket", Names.LAKE_BUCKET,
        "landed_database", RelationalProvisioner.LANDED,
        "schedule", "cron(0 3 * * ? *)");
  }

  /** CloudTrail's table is made once; a demo that was killed before goes on with it. */
  private void cloudTrail() throws IOException, InterruptedException {
    Path made = settings.data().resolve(CLOUDTRAIL_COMPLETE);
    if (Files.exists(made)) {
      return;
    }
    say("making CloudTrail's table");
    Summary summary = new Demo(settings.cloudTrail(), progress, clock).run();
    if (!summary.isWell()) {
      throw new IOException("CloudTrail's table is not complete:\n" + summary.text());
    }
    Files.writeString(made, summary.table() + "\n");
  }

  /** The accounts that CloudTrail's table has events of. */
  private static List<String> accounts(EmbeddedCloud cloud) {
    TreeSet<String> accounts = new TreeSet<>();
    try (Clients clients = Clients.of(cloud.environment())) {
      clients
          .glue()
          .getPartitionsPaginator(
              b -> b.databaseName(Names.CURATED_DATABASE).tableName("cloudtrail"))
          .stream()
          .flatMap(page -> page.partitions().stream())
          .forEach(partition -> accounts.add(partition.values().get(0)));
    }
    return List.copyOf(accounts);
  }

  private CloudSettings cloudSettings() {
    return CloudSettings.of(settings.data(), checkout())
        .withChaos(settings.cloudTrail().chaos(), settings.cloudTrail().chaosSeed())
        .withWorkers(WORKERS, WORKER_MEGABYTES)
        .withSweepEvery(Duration.ofSeconds(10));
  }

  private Path checkout() {
    return settings.cloudTrail().checkout();
  }

  private void say(String text) {
    long seconds = Duration.between(started, clock.instant()).toSeconds();
    progress.say(String.format("%4d s  %s", seconds, text));
  }
}

package dev.sluice.local.cli;

import dev.sluice.local.aws.Clients;
import dev.sluice.local.chaos.ChaosProfile;
import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.demo.CloudTrailPipeline;
import dev.sluice.local.demo.Provisioner;
import dev.sluice.local.operate.Pipelines;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps the embedded cloud running until it is interrupted. */
@Command(
    name = "local",
    mixinStandardHelpOptions = true,
    description = "Keeps the embedded cloud running, for any AWS client, until it is interrupted.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LocalCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "4566",
      description = "Port of the endpoint (default: ${DEFAULT-VALUE}; 0 takes a free one).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the cloud keeps its state; what is there goes on (default: .sluice/local).")
  private @Nullable Path data;

  @Option(
      names = "--chaos",
      defaultValue = "none",
      paramLabel = "PROFILE",
      description = "Faults to inject: none, storm, events, runs, throttle.")
  private String chaos;

  @Option(
      names = "--chaos-seed",
      paramLabel = "SEED",
      description = "Draws the faults from it; any when absent, and told.")
  private @Nullable Long chaosSeed;

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      description = "Pipelines as JSON; CloudTrail's with direct registration when absent.")
  private @Nullable Path pipeline;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path state = Workspace.used(data == null ? Workspace.LOCAL : data);
    Logs.into(state);
    ChaosProfile faults = ChaosProfile.named(chaos);
    long seed = chaosSeed == null ? System.nanoTime() : chaosSeed;
    CloudSettings settings =
        CloudSettings.of(state, Workspace.checkout()).withPort(port).withChaos(faults, seed);
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedCloud cloud = EmbeddedCloud.start(settings)) {
      provision(cloud, state);
      out.printf("The embedded cloud runs at %s, its state is in %s%n", cloud.endpoint(), state);
      if (!faults.equals(ChaosProfile.NONE)) {
        out.printf("chaos %s, --chaos-seed %d%n", faults.name(), seed);
      }
      out.printf("Land logs in s3://local-raw/; any AWS client reaches it with:%n%n");
      cloud.environment().forEach((name, value) -> out.printf("export %s=%s%n", name, value));
      out.printf("%nCtrl-C ends it.%n");
      out.flush();
      untilInterrupted();
    }
    return ExitCodes.WELL;
  }

  /** A new state gets what Terraform makes on AWS; an old one has it. */
  private void provision(EmbeddedCloud cloud, Path state) throws IOException {
    if (pipeline == null && Files.exists(state.resolve(Pipelines.FILE))) {
      return;
    }
    Pipelines pipelines =
        pipeline == null
            ? CloudTrailPipeline.of(false, Registration.DIRECT, Sink.PARQUET)
            : Pipelines.read(pipeline);
    try (Clients clients = Clients.of(cloud.environment())) {
      Provisioner provisioner = new Provisioner(clients, Workspace.checkout(), 50);
      provisioner.base(pipelines);
      provisioner.dataDirectory(state);
    }
    pipelines.keepIn(state);
  }

  /** A signal runs the shutdown hooks, and they wait for the cloud to be closed in good order. */
  private static void untilInterrupted() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  asked.countDown();
                  try {
                    main.join(10_000);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "close-cloud"));
    asked.await();
  }
}

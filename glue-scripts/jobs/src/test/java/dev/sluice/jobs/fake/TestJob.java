package dev.sluice.jobs.fake;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.aws.AwsEnvironment;
import dev.sluice.jobs.declared.DeclaredJob;
import dev.sluice.jobs.declared.JobEnvironment;
import dev.sluice.jobs.run.JobArguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Runs declared jobs for tests, and keeps what they said. */
public final class TestJob {
  private final TestLake lake;
  private final Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  public TestJob(TestLake lake, Path directory) {
    this.lake = lake;
    this.directory = directory;
  }

  /** Runs a spec given as YAML, in which LAKE and DATABASE stand for the test's own. */
  public void run(String yaml) {
    run(yaml, Map.of());
  }

  public void run(String yaml, Map<String, String> given) {
    Path spec = directory.resolve("spec.yaml");
    try {
      Files.writeString(
          spec,
          yaml.replace("LAKE", lake.lake().toUri().toString())
              .replace("DATABASE", lake.database()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> arguments = new HashMap<>(given);
    arguments.put("sluice-spec", spec.toString());
    new DeclaredJob(
            lake.session(),
            new JobEnvironment(
                AwsClients.ofProcess(), AwsEnvironment.ofProcess(), Clock.systemUTC()),
            new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(new JobArguments(arguments));
  }

  /** All that the runs have printed, from the last call on. */
  public String said() {
    String text = said.toString(StandardCharsets.UTF_8);
    said.reset();
    return text;
  }
}

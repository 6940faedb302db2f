package dev.sluice.local.relational;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.chaos.ChaosProfile;
import dev.sluice.local.demo.DemoSettings;
import dev.sluice.local.demo.Progress;
import dev.sluice.local.generate.Generator;
import dev.sluice.local.generate.GeneratorSettings;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo, and once more after changes: {@code mvn verify -Dsluice.relational=true}. */
@EnabledIfSystemProperty(named = "sluice.relational", matches = "true")
class RelationalDemoIT {
  private static final long ROWS = Long.getLong("sluice.relational.rows", 20_000);
  private static final long CHANGED = 500;

  /** Long enough for any machine; nothing is late that comes at all. */
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Its beginning is the same in every encoding, so any trace of it is found. */
  private static final String MARK = "mark3dpa55w0rd7f1c";

  private static final String PASSWORD = MARK + "'&x=1 \"ü";

  @TempDir Path directory;
  private final StringWriter said = new StringWriter();

  @Test
  void theLakeEqualsTheSourcesAndNobodySaysThePassword() throws Exception {
    RelationalSummary first = demo(0);
    assertThat(first.faults()).isEmpty();
    assertThat(first.source().values().stream().mapToLong(Measure::rows).sum()).isEqualTo(ROWS);
    assertThat(first.lake().joined()).isPositive();

    assertThat(said.toString()).isNotEmpty().doesNotContain(MARK);
    assertThat(filesThatHold(MARK)).isEmpty();
  }

  @Test
  void onlyChangesMoveInASecondRun() throws Exception {
    RelationalSummary first = demo(0);
    RelationalSummary second = demo(CHANGED);

    assertThat(second.faults()).isEmpty();
    assertThat(second.source()).isNotEqualTo(first.source());
    second
        .changed()
        .forEach(
            (table, changed) -> assertThat(second.moved().get(table)).as(table).isEqualTo(changed));
    assertThat(said.toString()).doesNotContain(MARK);
    assertThat(filesThatHold(MARK)).isEmpty();
  }

  private RelationalSummary demo(long change) throws Exception {
    Path input = directory.resolve("logs");
    if (!Files.exists(input)) {
      LocalDate day = LocalDate.parse("2026-11-01");
      new Generator(new GeneratorSettings(input, 300, 1, "local-raw", null, 1, 1, 1, day), 2)
          .run(written -> {});
    }
    DemoSettings cloudTrail =
        new DemoSettings(
            input,
            null,
            directory.resolve("data"),
            Path.of(System.getProperty("sluice.root")),
            Registration.DIRECT,
            Sink.PARQUET,
            ChaosProfile.NONE,
            0,
            null,
            PATIENCE,
            false);
    Path binaries = Path.of("target", "postgresql").toAbsolutePath();
    RelationalSettings settings =
        new RelationalSettings(cloudTrail, binaries, ROWS, change, PASSWORD);
    Progress progress = new Progress(new PrintWriter(said, true), false);
    return new RelationalDemo(settings, progress, Clock.systemUTC()).run();
  }

  /**
   * Logs of runs, functions and the database, Spark's plans, events in queues, run arguments and
   * workflow runs in Glue's state, reports, tables: all but the secret store itself.
   */
  private List<Path> filesThatHold(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        boolean store = file.startsWith(directory.resolve("data").resolve("secrets"));
        if (content.contains(text) && !store) {
          found.add(file);
        }
        if (content.contains(store ? text : "--sluice-connection")) {
          known.add(directory.relativize(file).getName(1).toString());
        }
      }
    }
    assertThat(known)
        .as("the search itself finds the password in the store, and run arguments in the state")
        .contains("secrets", "glue");
    return found;
  }
}

package dev.sluice.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the real launcher in a small checkout of its own, with a Maven that only notes its calls.
 */
class LauncherTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeACheckout() throws IOException {
    root = Files.createDirectories(temp.resolve("a check out"));
    Path launcher = Path.of(System.getProperty("sluice.root"), "sluice");
    Files.copy(launcher, root.resolve("sluice"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String source :
        List.of("functions/controller/src/main", "glue-scripts/jobs/src/main", "local/src/main")) {
      Files.createDirectories(root.resolve(source));
    }
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.writeString(root.resolve("local/src/main/A.java"), "class A {}");
    Path maven = Files.createDirectories(temp.resolve("bin")).resolve("mvn");
    Files.writeString(
        maven,
        """
        #!/usr/bin/env bash
        echo "$@" >> "$LAUNCHER_TEST/calls"
        [ ! -e "$LAUNCHER_TEST/broken" ] || { echo "[ERROR] does not compile"; exit 1; }
        mkdir -p local/target/classes
        printf '%s' "$LAUNCHER_TEST_CLASSPATH" > local/target/cloud.classpath
        """);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void theFirstStartBuildsAndTheSecondDoesNot() throws Exception {
    Result first = launch("--version");
    Result second = launch("--version");

    assertThat(first.out).contains("building, because nothing is built yet", "Sluice 1.0.0");
    assertThat(second.out).contains("Sluice 1.0.0").doesNotContain("building");
    assertThat(calls()).hasSize(1).allMatch(call -> call.contains("-pl local -am package"));
  }

  @Test
  void aChangedOrDeletedSourceIsBuiltAgainAndNamed() throws Exception {
    launch("--version");
    touch("local/src/main/A.java");
    Result changed = launch("--version");
    touch("local/src/main/A.java", Instant.now().minusSeconds(3_600));
    Files.delete(root.resolve("local/src/main/A.java"));
    touch("local/src/main");
    Result deleted = launch("--version");

    assertThat(changed.out).contains("building, because local/src/main/A.java changed");
    assertThat(deleted.out).contains("building, because local/src/main changed");
    assertThat(calls()).hasSize(3);
  }

  @Test
  void aTestThatChangedIsNoReasonToBuild() throws Exception {
    launch("--version");
    Files.createDirectories(root.resolve("local/src/test"));
    Files.writeString(root.resolve("local/src/test/ATest.java"), "class ATest {}");
    touch("local/src/test/ATest.java");

    assertThat(launch("--version").out).doesNotContain("building");
  }

  @Test
  void aFailedBuildIsShownAndTriedAgain() throws Exception {
    Path broken = Files.writeString(temp.resolve("broken"), "");
    Result failed = launch("--version");
    Files.delete(broken);
    Result repaired = launch("--version");

    assertThat(failed.code).isEqualTo(70);
    assertThat(failed.out).contains("does not compile", "the build failed");
    assertThat(repaired.code).isZero();
  }

  @Test
  void exitCodesPassThroughSymbolicLinksFromAnyDirectory() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("sl"), root.resolve("sluice"));

    assertThat(run(link, "no-such-command").code).isEqualTo(2);
    assertThat(run(link, "--version").code).isZero();
  }

  private void touch(String file) throws IOException {
    touch(file, Instant.now().plusSeconds(5));
  }

  private void touch(String file, Instant time) throws IOException {
    Files.setLastModifiedTime(root.resolve(file), FileTime.from(time));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(temp.resolve("calls"));
  }

  private Result launch(String... arguments) throws Exception {
    return run(root.resolve("sluice"), arguments);
  }

  private Result run(Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LAUNCHER_TEST", temp.toString());
    builder.environment().put("LAUNCHER_TEST_CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().merge("PATH", temp.resolve("bin") + ":", (old, bin) -> bin + old);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out);
  }

  private record Result(int code, String out) {}
}

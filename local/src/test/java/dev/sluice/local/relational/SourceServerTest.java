package dev.sluice.local.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceServerTest {
  private static final long ROWS = 3_000;
  private static final Path BINARIES =
      Path.of(System.getProperty("java.io.tmpdir"), "postgresql").toAbsolutePath();

  @TempDir Path directory;

  private SourceServer start() throws Exception {
    return SourceServer.start(directory.resolve("data"), BINARIES, directory.resolve("log"));
  }

  @Test
  void theSameRowsAreMadeAgainAndLastUntilSomeAreChanged() throws Exception {
    Map<String, Measure> made;
    try (SourceServer server = start()) {
      SourceData data = new SourceData(server);
      data.load(ROWS, List.of("111122223333"));
      SourceServer.markComplete(directory.resolve("data"));
      made = data.measure();
    }
    assertThat(made.values().stream().mapToLong(Measure::rows).sum()).isEqualTo(ROWS);
    assertThat(made.values()).allSatisfy(one -> assertThat(one.keys()).isEqualTo(one.rows()));

    try (SourceServer server = start()) {
      SourceData data = new SourceData(server);
      assertThat(data.measure()).isEqualTo(made);
      data.admit("first");
      data.admit("it's second");
      String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/application";
      assertThatThrownBy(() -> DriverManager.getConnection(url, SourceData.READER, "first").close())
          .isInstanceOf(SQLException.class);
      try (Connection reader = DriverManager.getConnection(url, SourceData.READER, "it's second")) {
        assertThatThrownBy(() -> reader.createStatement().execute("DELETE FROM users"))
            .hasMessageContaining("permission denied");
      }

      Map<String, Long> changed = data.change(300);
      Map<String, Measure> after = data.measure();

      assertThat(changed.keySet()).isEqualTo(made.keySet());
      assertThat(changed.values()).allMatch(count -> count > 0);
      made.forEach(
          (table, before) ->
              assertThat(after.get(table).checksum()).isNotEqualTo(before.checksum()));
      assertThat(after.get("tickets").rows()).isGreaterThan(made.get("tickets").rows());
    }
  }

  @Test
  void aServerThatAKilledDemoLeftBehindIsTakenOver() throws Exception {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeavesItsServer.class.getName(),
                directory.resolve("data").toString(),
                BINARIES.toString())
            .inheritIO()
            .start();
    assertThat(killed.waitFor()).isEqualTo(LeavesItsServer.LEFT);
    long left =
        Long.parseLong(
            Files.readAllLines(directory.resolve("data").resolve("postmaster.pid")).get(0));
    assertThat(ProcessHandle.of(left)).isPresent();

    try (SourceServer next = start()) {
      next.run("kept", "SELECT 1");
      assertThat(ProcessHandle.of(left).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  /** A program that starts a server and dies as if it were killed. */
  static final class LeavesItsServer {
    static final int LEFT = 17;

    private LeavesItsServer() {}

    public static void main(String[] arguments) throws Exception {
      Path data = Path.of(arguments[0]);
      SourceServer server =
          SourceServer.start(data, Path.of(arguments[1]), data.resolveSibling("log"));
      server.run("postgres", "CREATE DATABASE kept");
      SourceServer.markComplete(data);
      Runtime.getRuntime().halt(LEFT);
    }
  }
}

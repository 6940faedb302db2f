package dev.sluice.local.relational;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the demo's own, with its data in a directory that outlives it.
 *
 * <p>A demo that is killed leaves its server running, as a database would not fall with its reader;
 * the next one ends it and starts it again on the same data.
 */
final class SourceServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration END_PATIENCE = Duration.ofSeconds(10);

  /** Whoever is on this machine may own the server; everybody else needs a password. */
  private static final String ACCESS =
      """
      local all postgres trust
      host all postgres 127.0.0.1/32 trust
      host all all 127.0.0.1/32 md5
      """;

  private final EmbeddedPostgres server;

  private SourceServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @param data its data; made anew unless it {@link #markComplete was completed}
   * @param binaries where the server's programs are unpacked
   */
  static SourceServer start(Path data, Path binaries, Path log) throws IOException {
    endLeftOver(data);
    if (!isComplete(data)) {
      empty(data);
    }
    Files.createDirectories(data.toAbsolutePath().getParent());
    Files.createDirectories(binaries);
    Files.createDirectories(log.toAbsolutePath().getParent());
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.toAbsolutePath())
            .setOverrideWorkingDirectory(binaries.toAbsolutePath().toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(true)
            .setPGStartupWait(PATIENCE)
            .setErrorRedirector(Redirect.appendTo(log.toFile()))
            .setOutputRedirector(Redirect.appendTo(log.toFile()))
            // Redshift's driver knows no newer way
            .setServerConfig("password_encryption", "md5")
            .setServerConfig("listen_addresses", "127.0.0.1")
            // a source that can be made again needs no protection from a power cut
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("max_wal_size", "2GB")
            .start();
    Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
    SourceServer started = new SourceServer(server);
    started.run("postgres", "SELECT pg_reload_conf()");
    return started;
  }

  /** Whether the data are whole, or the remains of a demo that was killed while it made them. */
  static boolean isComplete(Path data) {
    return Files.exists(complete(data));
  }

  static void markComplete(Path data) {
    try {
      Files.writeString(complete(data), "The source's data are whole.\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + complete(data), e);
    }
  }

  private static Path complete(Path data) {
    return data.resolve("sluice.complete");
  }

  private static void empty(Path data) throws IOException {
    if (Files.exists(data)) {
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Ends the server that a killed demo left running on these data, if there is one. */
  static void endLeftOver(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(file).get(0).trim());
    ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
    // the number may belong to another program by now
    if (handle != null && handle.info().command().orElse("").endsWith("postgres")) {
      handle.destroy();
      if (!ended(handle)) {
        handle.destroyForcibly();
        if (!ended(handle)) {
          throw new IOException("the PostgreSQL server " + pid + " on " + data + " does not end");
        }
      }
    }
    Files.deleteIfExists(file);
  }

  private static boolean ended(ProcessHandle handle) throws IOException {
    try {
      handle.onExit().get(END_PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException("the end of a PostgreSQL server could not be awaited", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a PostgreSQL server ended", e);
    }
  }

  int port() {
    return server.getPort();
  }

  /** A connection of the server's owner. */
  Connection open(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  void run(String database, String sql) {
    try (Connection open = open(database);
        var statement = open.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the source refused: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the PostgreSQL server did not end", e);
    }
  }
}

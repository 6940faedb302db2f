package dev.sluice.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells other processes which cloud runs on a data directory: its process and its port. */
public final class RunFiles implements AutoCloseable {
  private final Path pid;
  private final Path port;

  private RunFiles(Path data) {
    this.pid = data.resolve("run").resolve("pid");
    this.port = data.resolve("run").resolve("port");
  }

  /** The endpoint of the cloud that runs on the directory, if one does. */
  public static Optional<URI> endpoint(Path data) {
    RunFiles files = new RunFiles(data);
    return files.living().map(process -> URI.create("http://127.0.0.1:" + read(files.port)));
  }

  /** Fails when another process has the directory: two clouds would tear its state apart. */
  static RunFiles claim(Path data) {
    RunFiles files = new RunFiles(data);
    files
        .living()
        .ifPresent(
            process -> {
              throw new IllegalStateException(
                  "process "
                      + process
                      + " runs an embedded cloud on "
                      + data
                      + " already; end it, or name another --data");
            });
    return files;
  }

  void running(URI endpoint) {
    try {
      Files.createDirectories(pid.getParent());
      Files.writeString(port, Integer.toString(endpoint.getPort()));
      Files.writeString(pid, Long.toString(ProcessHandle.current().pid()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + pid, e);
    }
  }

  /** A killed cloud leaves its files behind, and its number may belong to another program now. */
  private Optional<Long> living() {
    if (!Files.exists(pid) || !Files.exists(port)) {
      return Optional.empty();
    }
    long process = Long.parseLong(read(pid));
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> process != ProcessHandle.current().pid())
        .filter(handle -> handle.info().command().map(c -> c.contains("java")).orElse(true))
        .map(ProcessHandle::pid);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).trim();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(pid);
      Files.deleteIfExists(port);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + pid, e);
    }
  }
}

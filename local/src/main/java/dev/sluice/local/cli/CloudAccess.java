package dev.sluice.local.cli;

import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The embedded cloud of a data directory: the one that runs, or one started for this command. */
final class CloudAccess implements AutoCloseable {
  private final URI endpoint;
  private final Map<String, String> environment;
  private final @Nullable EmbeddedCloud own;

  private CloudAccess(URI endpoint, Map<String, String> environment, @Nullable EmbeddedCloud own) {
    this.endpoint = endpoint;
    this.environment = environment;
    this.own = own;
  }

  static CloudAccess of(Path data) throws IOException {
    URI running = running(data);
    if (running != null) {
      return new CloudAccess(running, EmbeddedCloud.environment(running), null);
    }
    Logs.into(data);
    EmbeddedCloud cloud = EmbeddedCloud.start(CloudSettings.of(data, Workspace.checkout()));
    return new CloudAccess(cloud.endpoint(), cloud.environment(), cloud);
  }

  /** The endpoint of the cloud that must be running on this directory. */
  static URI runningIn(Path data) throws IOException {
    URI running = running(data);
    if (running == null) {
      throw new IllegalStateException(
          "no embedded cloud runs on "
              + data
              + "; start one in another terminal: ./sluice local --data "
              + data);
    }
    return running;
  }

  /** The endpoint of the cloud that runs on this directory, if one does. */
  private static @Nullable URI running(Path data) throws IOException {
    Path pid = data.resolve("run").resolve("pid");
    Path port = data.resolve("run").resolve("port");
    if (!Files.exists(pid) || !Files.exists(port)) {
      return null;
    }
    long process = Long.parseLong(Files.readString(pid).trim());
    boolean alive = ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    return alive ? URI.create("http://127.0.0.1:" + Files.readString(port).trim()) : null;
  }

  URI endpoint() {
    return endpoint;
  }

  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}

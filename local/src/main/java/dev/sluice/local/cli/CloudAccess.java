package dev.sluice.local.cli;

import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.cloud.RunFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
    Optional<URI> running = RunFiles.endpoint(data);
    if (running.isPresent()) {
      URI endpoint = running.get();
      return new CloudAccess(endpoint, EmbeddedCloud.environment(endpoint), null);
    }
    Logs.into(data);
    EmbeddedCloud cloud = EmbeddedCloud.start(CloudSettings.of(data, Workspace.checkout()));
    return new CloudAccess(cloud.endpoint(), cloud.environment(), cloud);
  }

  /** The endpoint of the cloud that must be running on this directory. */
  static URI runningIn(Path data) {
    return RunFiles.endpoint(data)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no embedded cloud runs on "
                        + data
                        + "; start one in another terminal: ./sluice local --data "
                        + data));
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

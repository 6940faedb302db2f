package dev.sluice.local.cli;

import dev.sluice.local.aws.Clients;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.ledger.LocalLedger;
import dev.sluice.local.operate.Account;
import dev.sluice.local.operate.Pipelines;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pipelines a command is about: those of an embedded cloud, or of an AWS account. */
final class Target {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "State of an embedded cloud; the one used last when nothing is named.")
  private @Nullable Path data;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Endpoint of a running embedded cloud.")
  private @Nullable URI endpoint;

  @Option(
      names = "--aws",
      paramLabel = "ENVIRONMENT",
      description = "That environment of the AWS account which the usual AWS settings name.")
  private @Nullable String aws;

  /** The account to act on; an embedded cloud must be running. */
  Account account() throws IOException {
    if (aws != null) {
      return Account.ofAws(aws, System.getenv());
    }
    if (endpoint != null) {
      return embedded(endpoint, dataOf(endpoint));
    }
    Path state = Workspace.existing(data);
    return embedded(CloudAccess.runningIn(state), state);
  }

  /** The account to look at: its ledger can be read while no cloud runs. */
  Account readable() throws IOException {
    return aws != null || endpoint != null ? account() : embedded(null, Workspace.existing(data));
  }

  /** The pipelines, also while no cloud runs. */
  Pipelines pipelines() throws IOException {
    return aws != null || endpoint != null
        ? account().pipelines()
        : Pipelines.read(Workspace.existing(data).resolve(Pipelines.FILE));
  }

  /** Works with the account; an embedded cloud that does not run is started for as long. */
  <T> T with(Work<T> work) throws Exception {
    if (aws != null || endpoint != null) {
      return work.with(account());
    }
    Path state = Workspace.existing(data);
    try (CloudAccess cloud = CloudAccess.of(state)) {
      return work.with(embedded(cloud.endpoint(), state));
    }
  }

  /** What is done with an account. */
  interface Work<T> {
    T with(Account account) throws Exception;
  }

  private static Account embedded(@Nullable URI endpoint, Path data) {
    Map<String, String> variables = new TreeMap<>();
    if (endpoint != null) {
      variables.putAll(EmbeddedCloud.environment(endpoint));
    }
    variables.put("SLUICE_LOG_FILE", data.resolve("logs").resolve("commands.log").toString());
    return new Account("local", LocalLedger.url(data), variables);
  }

  private static Path dataOf(URI endpoint) {
    try (Clients clients = Clients.of(EmbeddedCloud.environment(endpoint))) {
      return Path.of(
          clients.ssm().getParameter(r -> r.name("/local/data-directory")).parameter().value());
    }
  }
}

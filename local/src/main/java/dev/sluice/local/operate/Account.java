package dev.sluice.local.operate;

import dev.sluice.lambda.aws.AwsClients;
import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.lambda.ledger.DocumentProofLedger;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.lambda.wiring.Ledgers;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.local.aws.Clients;
import dev.sluice.status.StatusReader;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * One environment of one account, wherever it is: what its functions see, a command sees by the
 * same means.
 *
 * @param environment the name that its resources' names begin with
 * @param ledgerUrl the ledger's store, in the form that the functions take
 * @param variables what points AWS clients at the account
 */
public record Account(String environment, String ledgerUrl, Map<String, String> variables) {
  public Account {
    variables = Map.copyOf(variables);
  }

  /** An environment of the account that the usual AWS settings name. */
  public static Account ofAws(String environment, Map<String, String> variables) {
    return new Account(environment, "dynamodb:" + environment + "-ledger", variables);
  }

  public Clients clients() {
    return Clients.of(variables);
  }

  /** The ledger's store, which its user closes. */
  public DocumentStore store() {
    return Ledgers.store(ledgerUrl, new AwsClients(variables));
  }

  /** Reads the state of pipelines from the ledger's store, showing all their runs. */
  public static StatusReader status(DocumentStore store, Clock clock) {
    return new StatusReader(
        new DocumentLedger(store), new DocumentProofLedger(store), clock, Integer.MAX_VALUE);
  }

  /** The pipelines as they are configured. */
  public Pipelines pipelines() throws IOException {
    try (Clients clients = clients()) {
      return Pipelines.parse(parameter(clients, "pipelines"));
    }
  }

  /** The world of the functions, for commands that act; its user closes it. */
  public Wiring wiring() {
    Map<String, String> all = new TreeMap<>(variables);
    all.put("SLUICE_ENVIRONMENT", environment);
    all.put("SLUICE_LEDGER", ledgerUrl);
    all.put("AWS_LAMBDA_FUNCTION_NAME", "command-line");
    try (Clients clients = clients()) {
      String queue = environment + "-wake.fifo";
      all.put(
          "SLUICE_WAKE_QUEUE_URL", clients.sqs().getQueueUrl(r -> r.queueName(queue)).queueUrl());
    }
    return Wiring.of(all);
  }

  private String parameter(Clients clients, String name) {
    String path = "/" + environment + "/" + name;
    try {
      return clients.ssm().getParameter(r -> r.name(path).withDecryption(true)).parameter().value();
    } catch (ParameterNotFoundException e) {
      throw new IllegalStateException(
          "there is no parameter " + path + "; is it the right environment, and is it provisioned?",
          e);
    }
  }
}

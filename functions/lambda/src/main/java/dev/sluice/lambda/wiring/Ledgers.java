package dev.sluice.lambda.wiring;

import dev.sluice.lambda.aws.AwsClients;
import dev.sluice.lambda.dynamodb.DynamoStore;
import dev.sluice.lambda.dynamodb.WriteMeter;
import dev.sluice.lambda.dynamodb.Writers;
import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.lambda.ledger.StoreProvider;
import dev.sluice.ledger.Ledger;
import java.util.ServiceLoader;
import java.util.UUID;

/** Opens the ledger that a URL names: DynamoDB, or what a provider on the class path knows. */
public final class Ledgers {
  /** A batch of 1,000 takes about half a second so, and the JDK keeps as many connections open. */
  private static final int WRITES_AT_ONCE = 16;

  private Ledgers() {}

  /** The ledger at a URL such as {@code dynamodb:sluice-ledger}. */
  public static Ledger open(String url, AwsClients clients) {
    return new DocumentLedger(store(url, clients));
  }

  /** The store at a URL such as {@code dynamodb:sluice-ledger}. */
  public static DocumentStore store(String url, AwsClients clients) {
    if (url.startsWith(FunctionSettings.DYNAMODB)) {
      String table = url.substring(FunctionSettings.DYNAMODB.length());
      // Random, not counted: a snapshot of this process may be restored many times.
      return new DynamoStore(
          clients.dynamoDb(),
          table,
          () -> UUID.randomUUID().toString(),
          new WriteMeter(),
          Writers.atOnce(WRITES_AT_ONCE));
    }
    for (StoreProvider provider : ServiceLoader.load(StoreProvider.class)) {
      if (provider.supports(url)) {
        return provider.open(url);
      }
    }
    throw new IllegalArgumentException(
        "Nothing on the class path opens the ledger '%s'; use dynamodb:TABLE, or add the provider"
            .formatted(url));
  }
}

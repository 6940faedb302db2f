package dev.sluice.local.ledger.bench;

import dev.sluice.lambda.dynamodb.DynamoStore;
import dev.sluice.lambda.dynamodb.WriteMeter;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.lambda.ledger.StoreProvider;
import java.util.UUID;

/** Opens the DynamoDB adapter on a table in memory, and counts its write units. */
public final class MeteredStoreProvider implements StoreProvider {
  static final String URL = "memory-dynamodb:ledger";
  static final WriteMeter METER = new WriteMeter();

  @Override
  public boolean supports(String url) {
    return url.equals(URL);
  }

  @Override
  public DocumentStore open(String url) {
    return new DynamoStore(new MemoryTable(), "ledger", () -> UUID.randomUUID().toString(), METER);
  }
}

package dev.sluice.local.ledger;

import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.lambda.ledger.StoreProvider;

/** Opens {@code jdbc:h2:…} stores for functions that run in the embedded cloud. */
public final class H2StoreProvider implements StoreProvider {
  @Override
  public boolean supports(String url) {
    return url.startsWith("jdbc:h2:");
  }

  @Override
  public DocumentStore open(String url) {
    return H2Store.open(url);
  }
}

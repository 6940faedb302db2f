package dev.sluice.lambda.ledger;

/**
 * Opens document stores by URL; found by {@link java.util.ServiceLoader}, so that the embedded
 * database is no dependency of what is deployed.
 */
public interface StoreProvider {
  /** Whether this provider knows the URL's kind. */
  boolean supports(String url);

  /** Opens the store, and makes what is missing in it. */
  DocumentStore open(String url);
}

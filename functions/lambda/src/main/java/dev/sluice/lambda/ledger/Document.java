package dev.sluice.lambda.ledger;

/**
 * A stored record.
 *
 * @param version 0 before it was first stored
 * @param open whether {@link DocumentStore.Listing#OPEN} finds it
 * @param json one line
 */
public record Document(String id, long version, boolean open, String json) {}

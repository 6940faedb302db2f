package dev.sluice.ledger;

import java.time.Instant;

/**
 * The last successful run of an output partition.
 *
 * @param token the run's token
 * @param readAt when the run began reading: what landed before was read
 * @param location the directory it wrote; empty when there was nothing to write
 * @param tally what it read and wrote
 */
public record Processed(String token, Instant readAt, String location, Tally tally) {}

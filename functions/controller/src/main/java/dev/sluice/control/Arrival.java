package dev.sluice.control;

import java.time.Instant;

/**
 * An object that landed, as an event or a listing tells it.
 *
 * @param id names the message that told it, for partial batch failures
 * @param key plain, not URL-encoded
 * @param landedAt the event's time or the listing's last-modified time
 */
public record Arrival(String id, String bucket, String key, long size, Instant landedAt) {}

package dev.sluice.local.s3;

/**
 * An object just written.
 *
 * @param etag without quotes
 * @param reason the API call that wrote it, as S3's event names it
 */
public record StoredObject(String bucket, String key, long size, String etag, String reason) {}

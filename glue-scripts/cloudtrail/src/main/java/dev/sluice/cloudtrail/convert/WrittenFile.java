package dev.sluice.cloudtrail.convert;

/** One Parquet file of an output partition. */
public record WrittenFile(String path, long bytes, long records) {}

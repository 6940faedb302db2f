package dev.sluice.cloudtrail.convert;

import java.io.Serializable;

/** One Parquet file of an output partition. */
public record WrittenFile(String path, long bytes, long records) implements Serializable {}

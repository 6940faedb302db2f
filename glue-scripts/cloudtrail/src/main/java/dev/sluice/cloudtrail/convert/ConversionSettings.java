package dev.sluice.cloudtrail.convert;

import java.nio.file.Path;
import java.util.Map;

/**
 * How an output partition is converted.
 *
 * @param threads how many threads work on one partition, the caller's included
 * @param memory bytes of records held in memory; what goes beyond is sorted onto disk
 * @param rowGroupBytes bytes of values, before encoding, in a row group
 * @param fileBytes a file that has grown to this size is closed and another one begun
 * @param spillDirectory where sorted runs go when memory does not suffice
 * @param fieldIds Iceberg's field id of each column's path; empty for a table without ids
 */
public record ConversionSettings(
    int threads,
    long memory,
    long rowGroupBytes,
    long fileBytes,
    Compression compression,
    Path spillDirectory,
    Map<String, Integer> fieldIds) {

  private static final long MIB = 1 << 20;

  public ConversionSettings {
    fieldIds = Map.copyOf(fieldIds);
    if (threads < 1 || memory < MIB || rowGroupBytes < 1 || fileBytes < 1) {
      throw new IllegalArgumentException(
          "Conversion needs at least 1 thread, 1 MiB of memory and positive sizes, but has threads="
              + threads
              + " memory="
              + memory
              + " rowGroupBytes="
              + rowGroupBytes
              + " fileBytes="
              + fileBytes);
    }
  }

  /** One thread, a quarter of the heap, files that suit readers. */
  public static ConversionSettings defaults(Path spillDirectory) {
    return new ConversionSettings(
        1,
        Math.max(MIB, Runtime.getRuntime().maxMemory() / 4),
        512 * MIB,
        160 * MIB,
        Compression.ZSTD,
        spillDirectory,
        Map.of());
  }

  public ConversionSettings withThreads(int count) {
    return new ConversionSettings(
        count, memory, rowGroupBytes, fileBytes, compression, spillDirectory, fieldIds);
  }

  public ConversionSettings withMemory(long bytes) {
    return new ConversionSettings(
        threads, bytes, rowGroupBytes, fileBytes, compression, spillDirectory, fieldIds);
  }

  public ConversionSettings withFieldIds(Map<String, Integer> ids) {
    return new ConversionSettings(
        threads, memory, rowGroupBytes, fileBytes, compression, spillDirectory, ids);
  }
}

package dev.sluice.local.bench;

import java.util.List;
import java.util.Set;

/**
 * A side of the benchmark.
 *
 * @param heap its JVM's limit; each side has what it does best with
 */
public record BenchSide(String name, String heap, String settings) {
  static final BenchSide GUNZIP =
      new BenchSide("gunzip", "64m", "java.util.zip on one thread, nothing else");
  static final BenchSide CONVERTER =
      new BenchSide("converter", "1g", "the converter in a plain JVM, 2 threads, no Spark");
  static final BenchSide SLUICE =
      new BenchSide("sluice", "1g", "the job, parquet sink, zstd 1, Spark local[*]");
  static final BenchSide DUCKDB =
      new BenchSide(
          "duckdb",
          "256m",
          "JDBC, explicit columns, all cores, no insertion order, zstd 1, its own memory limit");
  static final BenchSide RECIPE =
      new BenchSide(
          "recipe",
          "3g",
          "read.json with explicit schema, explode, one shuffle, dropDuplicates, sort, partitionBy, zstd 1");

  static final List<BenchSide> ALL = List.of(GUNZIP, CONVERTER, SLUICE, DUCKDB, RECIPE);

  /** The sides of these names, or all when there are none. */
  public static List<BenchSide> named(Set<String> names) {
    List<String> known = ALL.stream().map(BenchSide::name).toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException("The sides are " + known + ", not " + names + ".");
    }
    return names.isEmpty()
        ? ALL
        : ALL.stream().filter(side -> names.contains(side.name())).toList();
  }
}

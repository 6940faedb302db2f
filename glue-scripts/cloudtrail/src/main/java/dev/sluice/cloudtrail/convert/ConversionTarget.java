package dev.sluice.cloudtrail.convert;

import java.io.IOException;

/** Names the Parquet files of an output partition, in the order in which they are needed. */
@FunctionalInterface
public interface ConversionTarget {
  /** The file with this number, from 0; most partitions need one only, an empty one none. */
  TargetFile file(int number) throws IOException;
}

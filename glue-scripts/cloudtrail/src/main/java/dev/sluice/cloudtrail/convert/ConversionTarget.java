package dev.sluice.cloudtrail.convert;

import java.io.IOException;
import org.apache.parquet.io.OutputFile;

/** Names the Parquet files of an output partition, in the order in which they are needed. */
@FunctionalInterface
public interface ConversionTarget {
  /** The file with this number, from 0; most partitions need one only, an empty one none. */
  OutputFile file(int number) throws IOException;
}

package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.RejectSink;
import java.io.IOException;
import java.util.List;

/**
 * Converts the log files of one output partition to Parquet, sorted by event time, each event once.
 * The result does not depend on the number of threads. One call at a time.
 */
@SuppressWarnings("DoNotCallSuggester") // the inside follows
public final class PartitionConverter {

  public PartitionConverter(ConversionSettings settings) {}

  /**
   * Reads every input and writes the partition's files; throws only when an input or output fails.
   */
  public ConversionReport convert(
      List<ConversionInput> inputs, ConversionTarget target, RejectSink rejected)
      throws IOException {
    throw new UnsupportedOperationException();
  }
}

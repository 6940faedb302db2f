package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.RejectSink;
import java.io.IOException;

/** One log file to convert: how its records are read is the caller's choice. */
@FunctionalInterface
public interface ConversionInput {
  /** Begins to read the file; what is no record goes to the sink. */
  CloudTrailReader open(RejectSink rejected) throws IOException;
}

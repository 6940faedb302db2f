package dev.sluice.jobs.source;

import dev.sluice.jobs.storage.StoredFile;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;

/** A log file and the values of its partition columns, which all its rows share. */
public record LogFile(StoredFile file, InternalRow values) implements Serializable {
  /** Opening a file costs as much as reading this many bytes. */
  static final long OPEN_COST = 256L << 10;

  long cost() {
    return file.bytes() + OPEN_COST;
  }
}

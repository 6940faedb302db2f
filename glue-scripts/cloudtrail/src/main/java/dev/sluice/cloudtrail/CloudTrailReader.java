package dev.sluice.cloudtrail;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one log file, gzip or plain, record by record with memory for one record. What cannot be
 * read goes to the sink; only a failing input stream makes it throw.
 */
@SuppressWarnings("DoNotCallSuggester") // the inside follows
public final class CloudTrailReader implements Closeable {
  private final InputStream in;

  public CloudTrailReader(String file, InputStream in, Projection projection, RejectSink rejected) {
    this.in = in;
  }

  /** Moves to the next readable record; false at the end of the file. */
  public boolean next() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The record that {@link #next} moved to. */
  public CloudTrailRow row() {
    throw new UnsupportedOperationException();
  }

  /** The file's counts and hash, complete once {@link #next} answered false. */
  public FileReport report() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package dev.sluice.jobs.storage;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a source that broke off from a file that is short: only the store knows the length. */
final class CheckedSource extends FilterInputStream {
  private final StoredFile file;
  private long seen;

  CheckedSource(InputStream in, StoredFile file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      int count = in.read(buffer, offset, length);
      if (count < 0 && seen < file.bytes()) {
        throw new EOFException("%d of %d bytes came".formatted(seen, file.bytes()));
      }
      seen += Math.max(0, count);
      return count;
    } catch (IOException e) {
      throw new SourceBrokenException(file.uri(), e);
    }
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("Files are read whole, so that they can be hashed");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}

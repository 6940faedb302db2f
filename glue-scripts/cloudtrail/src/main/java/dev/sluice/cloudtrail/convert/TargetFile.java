package dev.sluice.cloudtrail.convert;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A Parquet file to be, on a plain stream; it knows afterwards how large it became. */
public final class TargetFile implements OutputFile {
  private final String uri;
  private final Opener opener;
  private long size;

  /** Opens the stream that the file is written to. */
  @FunctionalInterface
  public interface Opener {
    OutputStream open() throws IOException;
  }

  public TargetFile(String uri, Opener opener) {
    this.uri = uri;
    this.opener = opener;
  }

  long size() {
    return size;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return new Counting(opener.open());
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return uri;
  }

  private final class Counting extends PositionOutputStream {
    private final OutputStream out;

    Counting(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return size;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      size += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}

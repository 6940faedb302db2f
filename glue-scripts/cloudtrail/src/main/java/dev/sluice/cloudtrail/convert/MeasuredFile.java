package dev.sluice.cloudtrail.convert;

import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** An output file that knows afterwards how large it became. */
final class MeasuredFile implements OutputFile {
  private final OutputFile file;
  private long size;

  MeasuredFile(OutputFile file) {
    this.file = file;
  }

  long size() {
    return size;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return measured(file.create(blockSizeHint));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return measured(file.createOrOverwrite(blockSizeHint));
  }

  private PositionOutputStream measured(PositionOutputStream out) {
    return new PositionOutputStream() {
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
    };
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return file.defaultBlockSize();
  }

  @Override
  public String getPath() {
    return file.getPath();
  }
}

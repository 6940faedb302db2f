package dev.sluice.local.worker;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that whoever holds it keeps, while what it leads to changes from run to run. */
final class SwitchedStream extends OutputStream {
  private final OutputStream usual;
  private volatile OutputStream target;

  SwitchedStream(OutputStream usual) {
    this.usual = usual;
    this.target = usual;
  }

  void to(OutputStream other) {
    target = other;
  }

  void reset() {
    target = usual;
  }

  @Override
  public void write(int b) throws IOException {
    target.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    target.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }
}

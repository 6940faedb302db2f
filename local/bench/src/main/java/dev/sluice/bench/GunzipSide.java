package dev.sluice.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The yardstick: unpacking the same bytes on one thread, and nothing else. */
final class GunzipSide implements Side {
  private final Input input;
  private final byte[] buffer = new byte[1 << 16];

  GunzipSide(Input input) {
    this.input = input;
  }

  @Override
  public void run(int round, Path output) throws IOException {
    long bytes = 0;
    for (Path file : input.files()) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file), buffer.length)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          bytes += count;
        }
      }
    }
    Files.writeString(output.resolve("bytes"), Long.toString(bytes));
  }
}

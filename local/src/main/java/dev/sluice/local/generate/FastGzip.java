package dev.sluice.local.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Gzip that prefers speed to size. */
final class FastGzip extends GZIPOutputStream {
  FastGzip(OutputStream out) throws IOException {
    super(out, 1 << 16);
    def.setLevel(Deflater.BEST_SPEED);
  }

  static byte[] pack(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (FastGzip gzip = new FastGzip(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}

package dev.sluice.lambda.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Deflates what would cost more write units plain. */
final class Packed {
  private Packed() {}

  static byte[] pack(byte[] plain) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(plain);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  static byte[] unpack(byte[] packed) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException damaged) {
      throw new UncheckedIOException("A packed ledger record is damaged", damaged);
    }
  }
}

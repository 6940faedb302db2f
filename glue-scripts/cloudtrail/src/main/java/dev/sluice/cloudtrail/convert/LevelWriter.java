package dev.sluice.cloudtrail.convert;

import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/** Writes small numbers as runs and packed bits: definition levels and dictionary numbers. */
final class LevelWriter {
  private final RunLengthBitPackingHybridEncoder[] encoders =
      new RunLengthBitPackingHybridEncoder[Integer.SIZE + 1];

  /** Bits that hold every number up to this one. */
  static int width(int max) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(max);
  }

  private RunLengthBitPackingHybridEncoder encoder(int width) {
    if (encoders[width] == null) {
      encoders[width] =
          new RunLengthBitPackingHybridEncoder(
              width, 1 << 10, 1 << 20, new HeapByteBufferAllocator());
    }
    encoders[width].reset();
    return encoders[width];
  }

  /** The definition levels of rows {@code from} to {@code to}, behind their length. */
  void writeLevels(int[] ids, int from, int to, int maxLevel, PageBuffer page) throws IOException {
    int at = page.size();
    page.writeInt(0);
    RunLengthBitPackingHybridEncoder encoder = encoder(width(maxLevel));
    for (int i = from; i < to; i++) {
      encoder.writeInt(ids[i] < 0 ? ~ids[i] : maxLevel);
    }
    encoder.toBytes().writeAllTo(page);
    page.putInt(at, page.size() - at - Integer.BYTES);
  }

  /** The numbers that are not null, behind their width. */
  void writeNumbers(int[] ids, int from, int to, int maxNumber, PageBuffer page)
      throws IOException {
    int width = width(maxNumber);
    page.write(width);
    RunLengthBitPackingHybridEncoder encoder = encoder(width);
    for (int i = from; i < to; i++) {
      if (ids[i] >= 0) {
        encoder.writeInt(ids[i]);
      }
    }
    encoder.toBytes().writeAllTo(page);
  }
}

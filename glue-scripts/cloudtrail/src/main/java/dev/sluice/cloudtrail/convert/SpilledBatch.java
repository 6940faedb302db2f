package dev.sluice.cloudtrail.convert;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A batch whose values lie in a temporary file, each column's rows in order, so that the merge
 * reads every column from front to back. Small dictionaries stay in memory.
 */
final class SpilledBatch implements StoredBatch, Closeable {
  private static final int SMALL = 1 << 16;

  private final BatchKeys keys;
  private final Path file;
  private final FileChannel channel;
  private final Column[] columns = new Column[Leaf.ALL.size()];

  /** Where a column lies; {@code valuesAt} moves on as its values are read. */
  private static final class Column {
    final long idsAt;
    long valuesAt;
    final @Nullable Values dictionary;
    final boolean distinct;

    Column(long idsAt, long valuesAt, @Nullable Values dictionary, boolean distinct) {
      this.idsAt = idsAt;
      this.valuesAt = valuesAt;
      this.dictionary = dictionary;
      this.distinct = distinct;
    }
  }

  SpilledBatch(RecordBatch batch, Path directory) throws IOException {
    keys = batch.keys();
    Files.createDirectories(directory);
    file = Files.createTempFile(directory, "sluice-", ".spill");
    try {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
        long at = 0;
        for (Leaf leaf : Leaf.ALL) {
          at = write(leaf, batch.slice(leaf, 0, rows()), at, out);
        }
      }
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  private long write(Leaf leaf, ColumnSlice slice, long at, DataOutputStream out)
      throws IOException {
    Values values = slice.values();
    boolean small = slice.distinct() && values.totalLength() <= SMALL;
    for (int row = 0; row < rows(); row++) {
      int id = slice.id(row);
      out.writeInt(small || id < 0 ? id : values.length(id));
    }
    long valuesAt = at + (long) rows() * Integer.BYTES;
    columns[leaf.position()] = new Column(at, valuesAt, small ? values : null, slice.distinct());
    long end = valuesAt;
    for (int row = 0; row < rows() && !small; row++) {
      int id = slice.id(row);
      if (id >= 0) {
        out.write(values.bytes(), values.start(id), values.length(id));
        end += values.length(id);
      }
    }
    return end;
  }

  @Override
  public BatchKeys keys() {
    return keys;
  }

  @Override
  public ColumnSlice slice(Leaf leaf, int from, int to) throws IOException {
    Column column = columns[leaf.position()];
    int[] ids = new int[to - from];
    read(ids.length * Integer.BYTES, column.idsAt + (long) from * Integer.BYTES)
        .asIntBuffer()
        .get(ids);
    if (column.dictionary != null) {
      return new ColumnSlice(from, Ids.of(ids), column.dictionary, true);
    }
    int bytes = 0;
    int count = 0;
    for (int length : ids) {
      bytes += Math.max(length, 0);
      count += length < 0 ? 0 : 1;
    }
    byte[] raw = read(bytes, column.valuesAt).array();
    column.valuesAt += bytes;
    Values values = column.distinct ? distinct(raw, ids) : consecutive(raw, ids, count);
    return new ColumnSlice(from, Ids.of(ids), values, column.distinct);
  }

  /** Turns lengths into numbers of values, equal ones kept once. */
  private static Values distinct(byte[] raw, int[] ids) {
    Values values = new Values(SMALL, 256);
    int start = 0;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] >= 0) {
        int length = ids[i];
        ids[i] = values.find(raw, start, length);
        start += length;
      }
    }
    return values;
  }

  /** Turns lengths into numbers of values, which stay where they were read to. */
  private static Values consecutive(byte[] raw, int[] ids, int count) {
    int[] starts = new int[count + 1];
    int value = 0;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] >= 0) {
        starts[value + 1] = starts[value] + ids[i];
        ids[i] = value++;
      }
    }
    return Values.of(raw, starts);
  }

  private ByteBuffer read(int count, long at) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("Spill file " + file + " ends before byte " + (at + count));
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}

package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.ColumnKind;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Encodes one column of a row group at a time; one for each thread. */
final class ChunkEncoder implements Closeable {
  private static final int PAGE_BYTES = 1 << 20;
  private static final int PAGE_ROWS = 20_000;

  /** Below this a reader fetches the whole column sooner than a filter and a part of it. */
  private static final int BLOOM_ROWS = 10_000;

  private static final double BLOOM_FALSE_POSITIVES = 0.01;

  private final PageCompressor compressor;
  private final PageBuffer page = new PageBuffer();
  private final LevelWriter levels = new LevelWriter();
  private int[] ids = new int[0];

  ChunkEncoder(Compression compression) {
    compressor = PageCompressor.of(compression);
  }

  EncodedChunk encode(Leaf leaf, PrimitiveType type, RowGroup group, ColumnSlice[] slices)
      throws IOException {
    resolve(group, slices);
    if (leaf.kind() == ColumnKind.BOOLEAN) {
      return new EncodedChunk(booleans(leaf, type, group.count()), null, null, null);
    }
    Values dictionary = leaf.unique() ? null : ChunkDictionary.build(slices, group, ids);
    if (dictionary == null || dictionary.count() == 0) {
      return plain(leaf, type, group, slices);
    }
    return numbered(leaf, type, group.count(), dictionary);
  }

  private void resolve(RowGroup group, ColumnSlice[] slices) {
    int count = group.count();
    if (ids.length < count) {
      ids = new int[count];
    }
    for (int i = 0; i < count; i++) {
      ids[i] = slices[group.batches()[i]].id(group.rows()[i]);
    }
  }

  /** The event times: sorted, so a page's bounds are its first and its last. */
  EncodedChunk encodeTimes(PrimitiveType type, long[] times) throws IOException {
    List<EncodedPage> pages = new ArrayList<>();
    if (ids.length < times.length) {
      ids = new int[times.length];
    }
    Arrays.fill(ids, 0, times.length, 0);
    for (int from = 0; from < times.length; from += PAGE_ROWS) {
      int to = Math.min(times.length, from + PAGE_ROWS);
      page.clear();
      levels.writeLevels(ids, from, to, 1, page);
      for (int i = from; i < to; i++) {
        page.writeLong(times[i]);
      }
      Statistics<?> statistics = Statistics.createStats(type);
      statistics.updateStats(times[from]);
      statistics.updateStats(times[to - 1]);
      pages.add(pack(to - from, statistics, Encoding.PLAIN));
    }
    return new EncodedChunk(pages, null, null, null);
  }

  private List<EncodedPage> booleans(Leaf leaf, PrimitiveType type, int count) throws IOException {
    List<EncodedPage> pages = new ArrayList<>();
    for (int from = 0; from < count; from += PAGE_ROWS) {
      int to = Math.min(count, from + PAGE_ROWS);
      page.clear();
      levels.writeLevels(ids, from, to, leaf.maxLevel(), page);
      Statistics<?> statistics = Statistics.createStats(type);
      int bits = 0;
      int filled = 0;
      for (int i = from; i < to; i++) {
        if (ids[i] < 0) {
          statistics.incrementNumNulls();
          continue;
        }
        statistics.updateStats(ids[i] == 1);
        bits |= ids[i] << filled++;
        if (filled == Byte.SIZE) {
          page.write(bits);
          bits = 0;
          filled = 0;
        }
      }
      if (filled > 0) {
        page.write(bits);
      }
      pages.add(pack(to - from, statistics, Encoding.PLAIN));
    }
    return pages;
  }

  private EncodedChunk numbered(Leaf leaf, PrimitiveType type, int count, Values dictionary)
      throws IOException {
    ValueOrder order = leaf.kind() == ColumnKind.JSON ? null : ValueOrder.of(dictionary);
    List<EncodedPage> pages = new ArrayList<>();
    long nulls = 0;
    for (int from = 0; from < count; from += PAGE_ROWS) {
      int to = Math.min(count, from + PAGE_ROWS);
      page.clear();
      levels.writeLevels(ids, from, to, leaf.maxLevel(), page);
      levels.writeNumbers(ids, from, to, dictionary.count() - 1, page);
      Statistics<?> statistics = bounds(type, order, from, to);
      nulls += statistics.getNumNulls();
      pages.add(pack(to - from, statistics, Encoding.RLE_DICTIONARY));
    }
    page.clear();
    for (int value = 0; value < dictionary.count(); value++) {
      page.writeInt(dictionary.length(value));
      page.write(dictionary.bytes(), dictionary.start(value), dictionary.length(value));
    }
    DictionaryPage first =
        new DictionaryPage(
            BytesInput.from(compressor.pack(page)),
            page.size(),
            dictionary.count(),
            Encoding.PLAIN);
    return new EncodedChunk(pages, first, order == null ? onlyNulls(type, nulls) : null, null);
  }

  private Statistics<?> bounds(PrimitiveType type, @Nullable ValueOrder order, int from, int to) {
    int low = Integer.MAX_VALUE;
    int high = -1;
    long nulls = 0;
    for (int i = from; i < to; i++) {
      if (ids[i] < 0) {
        nulls++;
      } else if (order != null) {
        int rank = order.rank(ids[i]);
        low = Math.min(low, rank);
        high = Math.max(high, rank);
      }
    }
    if (order == null || high < 0) {
      return onlyNulls(type, nulls);
    }
    return Statistics.getBuilderForReading(type)
        .withMin(order.atRank(low))
        .withMax(order.atRank(high))
        .withNumNulls(nulls)
        .build();
  }

  private EncodedChunk plain(Leaf leaf, PrimitiveType type, RowGroup group, ColumnSlice[] slices)
      throws IOException {
    List<EncodedPage> pages = new ArrayList<>();
    BloomFilter bloom = leaf.sought() && group.count() >= BLOOM_ROWS ? bloom(group.count()) : null;
    int count = group.count();
    long nulls = 0;
    for (int from = 0; from < count; ) {
      int to = pageEnd(group, slices, from);
      page.clear();
      levels.writeLevels(ids, from, to, leaf.maxLevel(), page);
      int nullsBefore = (int) nulls;
      for (int i = from; i < to; i++) {
        int id = ids[i];
        if (id < 0) {
          nulls++;
          continue;
        }
        Values values = slices[group.batches()[i]].values();
        int start = values.start(id);
        int length = values.length(id);
        page.writeInt(length);
        page.write(values.bytes(), start, length);
        if (bloom != null) {
          bloom.insertHash(bloom.hash(Binary.fromConstantByteArray(values.bytes(), start, length)));
        }
      }
      pages.add(pack(to - from, onlyNulls(type, nulls - nullsBefore), Encoding.PLAIN));
      from = to;
    }
    return new EncodedChunk(pages, null, nulls == count ? null : onlyNulls(type, nulls), bloom);
  }

  private int pageEnd(RowGroup group, ColumnSlice[] slices, int from) {
    int bytes = 0;
    int limit = Math.min(group.count(), from + PAGE_ROWS);
    for (int i = from; i < limit; i++) {
      if (ids[i] >= 0) {
        bytes += Integer.BYTES + slices[group.batches()[i]].values().length(ids[i]);
        if (bytes >= PAGE_BYTES) {
          return i + 1;
        }
      }
    }
    return limit;
  }

  private static BloomFilter bloom(int count) {
    int bits = BlockSplitBloomFilter.optimalNumOfBits(count, BLOOM_FALSE_POSITIVES);
    return new BlockSplitBloomFilter(bits / Byte.SIZE);
  }

  private static Statistics<?> onlyNulls(PrimitiveType type, long nulls) {
    Statistics<?> statistics = Statistics.createStats(type);
    statistics.incrementNumNulls(nulls);
    return statistics;
  }

  private EncodedPage pack(int rows, Statistics<?> statistics, Encoding encoding)
      throws IOException {
    return new EncodedPage(compressor.pack(page), page.size(), rows, statistics, encoding);
  }

  @Override
  public void close() throws IOException {
    compressor.close();
  }
}

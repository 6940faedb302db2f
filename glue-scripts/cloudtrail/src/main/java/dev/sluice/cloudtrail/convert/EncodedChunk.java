package dev.sluice.cloudtrail.convert;

import java.util.List;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.jspecify.annotations.Nullable;

/**
 * One column of a row group, ready to be written.
 *
 * @param unbounded the chunk's count of nulls, where its values have no useful bounds; null where
 *     the pages' own statistics hold them
 */
record EncodedChunk(
    List<EncodedPage> pages,
    @Nullable DictionaryPage dictionary,
    @Nullable Statistics<?> unbounded,
    @Nullable BloomFilter bloomFilter) {}

package dev.sluice.cloudtrail.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cloudtrail.RandomRecords;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenValuesTest {
  private static final String COLUMNS =
      Leaf.ALL.stream()
          .map(
              leaf ->
                  leaf.index() == Leaf.EVENT_TIME
                      ? "epoch_us(eventTime)::varchar"
                      : leaf.path() + "::varchar")
          .collect(Collectors.joining(", "));

  @TempDir Path folder;

  @Test
  void everyValueIsReadBackByAnotherEngine() throws Exception {
    List<String> records = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int seed = 0; seed < 500; seed++) {
      records.add(RandomRecords.record(seed, seed));
      Map<String, String> row = RandomRecords.row(records.get(seed));
      String id = row.get("eventID");
      if (id == null || ids.add(id)) {
        expected.add(values(row, "a"));
      }
    }
    Conversions conversions = new Conversions(folder);
    ConversionReport report =
        conversions.convert(
            conversions.settings(),
            List.of(Conversions.records("a", records.toArray(String[]::new))));
    assertThat(report.rejected()).isZero();
    List<List<String>> read = Sql.rows("select " + COLUMNS + " from " + conversions.table());
    assertThat(read).hasSize(500 - (int) report.duplicates()).isEqualTo(expected);
  }

  private static List<String> values(Map<String, String> row, String file) {
    return Leaf.ALL.stream()
        .map(leaf -> leaf.path().equals("sourceFile") ? file : row.get(leaf.path()))
        .toList();
  }

  @Test
  void theRowsDoNotDependOnThreadsMemoryCompressionOrRowGroups() throws Exception {
    List<ConversionInput> inputs = new ArrayList<>();
    for (int file = 0; file < 12; file++) {
      String[] records = new String[2000];
      for (int i = 0; i < records.length; i++) {
        // Files overlap in time, and the later ones repeat ids of the earlier ones.
        records[i] = RandomRecords.small(file * 1500 + i, file * 700 + i);
      }
      inputs.add(Conversions.records("file-" + file, records));
    }
    Path plain = Files.createDirectory(folder.resolve("plain"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Conversions first = new Conversions(plain);
    Conversions second = new Conversions(other);
    ConversionReport report = first.convert(first.settings(), inputs);
    assertThat(report.written()).hasSize(1);
    ConversionSettings cramped =
        new ConversionSettings(
            3, 1 << 20, 1 << 18, 1 << 16, Compression.SNAPPY, other.resolve("spill"), Map.of());
    ConversionReport crampedReport = second.convert(cramped, inputs);
    assertThat(crampedReport.duplicates()).isEqualTo(report.duplicates()).isPositive();
    assertThat(crampedReport.written()).hasSizeGreaterThan(2);
    String rows = "select " + COLUMNS + ", sourceFile from ";
    assertThat(Sql.rows(rows + second.table())).isEqualTo(Sql.rows(rows + first.table()));
    try (Stream<Path> spilled = Files.list(other.resolve("spill"))) {
      assertThat(spilled).as("temporary files are gone").isEmpty();
    }
  }

  @Test
  void readersFindBoundsAndBloomFiltersInTheFile() throws Exception {
    String[] records = new String[25_000];
    for (int i = 0; i < records.length; i++) {
      records[i] = RandomRecords.small(i, i);
    }
    Conversions conversions = new Conversions(folder);
    ConversionSettings settings =
        conversions.settings().withFieldIds(Map.of("eventID", 15, "userIdentity.type", 33));
    WrittenFile written =
        conversions.convert(settings, List.of(Conversions.records("a", records))).written().get(0);
    Path file = Path.of(written.path());
    assertThat(written.bytes()).isEqualTo(Files.size(file));
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      assertThat(reader.getRecordCount()).isEqualTo(25_000);
      assertThat(reader.getFileMetaData().getSchema().getType("eventID").getId().intValue())
          .isEqualTo(15);
      BlockMetaData block = reader.getFooter().getBlocks().get(0);
      ColumnChunkMetaData time = column(block, "eventTime");
      assertThat(time.getStatistics().minAsString()).startsWith("2026-11-03T00:00:00");
      assertThat(time.getStatistics().maxAsString()).startsWith("2026-11-03T06:56:39");
      assertThat(reader.readColumnIndex(time).getMinValues()).hasSize(2);
      ColumnChunkMetaData source = column(block, "eventSource");
      assertThat(source.getStatistics().minAsString()).isEqualTo("source-0.amazonaws.com");
      assertThat(source.getStatistics().maxAsString()).isEqualTo("source-6.amazonaws.com");
      ColumnChunkMetaData ids = column(block, "eventID");
      assertThat(ids.getStatistics().getNumNulls()).isZero();
      assertThat(reader.readColumnIndex(ids)).as("ids have no bounds").isNull();
      BloomFilter bloom = reader.readBloomFilter(ids);
      assertThat(bloom.findHash(bloom.hash(Binary.fromString(RandomRecords.id(24_999))))).isTrue();
      int falsePositives = 0;
      for (int i = 0; i < 10_000; i++) {
        boolean found = bloom.findHash(bloom.hash(Binary.fromString(RandomRecords.id(-1 - i))));
        falsePositives += found ? 1 : 0;
      }
      assertThat(falsePositives).isLessThan(300);
    }
  }

  private static ColumnChunkMetaData column(BlockMetaData block, String path) {
    return block.getColumns().stream()
        .filter(column -> column.getPath().toDotString().equals(path))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileMuchLargerThanTheMemoryPasses() throws Exception {
    // 520,000 make a file of a gigabyte.
    int records = Integer.getInteger("sluice.large.records", 60_000);
    ConversionInput input = Conversions.input("large", () -> largeLog(records));
    Conversions conversions = new Conversions(folder);
    ConversionReport report =
        conversions.convert(
            conversions.settings().withMemory(16 << 20).withThreads(2), List.of(input));
    assertThat(report.bytes()).isGreaterThan(120_000_000);
    assertThat(report.recordsWritten()).isEqualTo(records);
    assertThat(Sql.number("select count(distinct requestParameters) from " + conversions.table()))
        .isEqualTo(records);
  }

  /** A log file that is made while it is read. */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream asks for an Enumeration
  private static InputStream largeLog(int records) {
    Iterator<InputStream> parts =
        IntStream.rangeClosed(0, records)
            .mapToObj(
                i ->
                    i == records
                        ? "]}"
                        : (i == 0 ? "{\"Records\":[" : ",") + RandomRecords.large(i, 2000))
            .<InputStream>map(
                text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return parts.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return parts.next();
          }
        });
  }
}

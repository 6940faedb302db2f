package dev.sluice.cloudtrail.convert;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The files of an output partition: row groups go into one until it is large enough. */
final class ParquetFiles implements Closeable {
  private final MessageType schema;
  private final ConversionSettings settings;
  private final ConversionTarget target;
  private final CompressionCodecName codec;
  private final List<WrittenFile> written = new ArrayList<>();
  private @Nullable ParquetFileWriter writer;
  private @Nullable TargetFile file;
  private long records;

  ParquetFiles(MessageType schema, ConversionSettings settings, ConversionTarget target) {
    this.schema = schema;
    this.settings = settings;
    this.target = target;
    codec = PageCompressor.codec(settings.compression());
  }

  /** Writes a row group whose chunks come in the schema's order. */
  void write(List<EncodedChunk> chunks, int rows) throws IOException {
    ParquetFileWriter current = open();
    List<ColumnDescriptor> columns = schema.getColumns();
    current.startBlock(rows);
    for (int i = 0; i < chunks.size(); i++) {
      write(current, columns.get(i), chunks.get(i), rows);
    }
    current.endBlock();
    records += rows;
    if (current.getPos() >= settings.fileBytes()) {
      finishFile();
    }
  }

  private void write(
      ParquetFileWriter current, ColumnDescriptor column, EncodedChunk chunk, int rows)
      throws IOException {
    current.startColumn(column, rows, codec);
    if (chunk.dictionary() != null) {
      current.writeDictionaryPage(chunk.dictionary());
    }
    for (EncodedPage page : chunk.pages()) {
      current.writeDataPage(
          page.rows(),
          page.unpackedSize(),
          BytesInput.from(page.bytes()),
          page.statistics(),
          page.rows(),
          Encoding.RLE,
          Encoding.RLE,
          page.encoding());
    }
    if (chunk.unbounded() != null) {
      // Without bounds a page's statistics would read as "all null" in the column index.
      current.invalidateStatistics(chunk.unbounded());
    }
    if (chunk.bloomFilter() != null) {
      current.addBloomFilter(String.join(".", column.getPath()), chunk.bloomFilter());
    }
    current.endColumn();
  }

  private ParquetFileWriter open() throws IOException {
    if (writer == null) {
      file = target.file(written.size());
      writer =
          new ParquetFileWriter(
              file,
              schema,
              ParquetFileWriter.Mode.OVERWRITE,
              settings.rowGroupBytes(),
              0,
              null,
              ParquetProperties.builder().build());
      writer.start();
    }
    return writer;
  }

  private void finishFile() throws IOException {
    if (writer != null && file != null) {
      writer.end(Map.of());
      writer.close();
      written.add(new WrittenFile(file.getPath(), file.size(), records));
    }
    writer = null;
    records = 0;
  }

  /** Completes the last file and answers them all. */
  List<WrittenFile> finish() throws IOException {
    finishFile();
    return List.copyOf(written);
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}

package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.LookAhead;
import dev.sluice.dynamicframe.record.RecordFault;
import java.io.IOException;
import java.io.StringReader;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads a record from each line of a split; a file's first line is its header. */
final class CsvLines extends LookAhead<DynamicRecord> {
  private final Iterator<InternalRow> lines;
  private final CsvOptions options;
  private final Map<String, CsvHeader> headers;
  private String file = "";
  private @Nullable UTF8String split;
  private long start;
  private boolean first;
  private @Nullable CsvRows rows;

  CsvLines(Iterator<InternalRow> lines, CsvOptions options, Map<String, CsvHeader> headers) {
    this.lines = lines;
    this.options = options;
    this.headers = headers;
  }

  @Override
  protected @Nullable DynamicRecord advance() {
    while (lines.hasNext()) {
      DynamicRecord record = read(lines.next().getUTF8String(0).toString());
      if (record != null) {
        return record;
      }
    }
    return null;
  }

  private @Nullable DynamicRecord read(String line) {
    CsvRows reader = rows();
    boolean head = first && (options.withHeader() || options.skipFirst());
    first = false;
    if (head || line.isEmpty()) {
      return null;
    }
    try {
      List<String> row = new CsvTokens(new StringReader(line), options).next();
      return row == null ? null : DynamicRecord.of(reader.record(row));
    } catch (IOException | IllegalArgumentException e) {
      RecordFault.Input input = new RecordFault.Input(line, line.length(), file);
      String message = "error in csv reader: " + e.getMessage();
      return DynamicRecord.failed(StructNode.EMPTY, RecordFault.of(message, e, input));
    }
  }

  /** The reader of the file that the split has come to; one task reads parts of many files. */
  private CsvRows rows() {
    UTF8String current = InputFileBlockHolder.getInputFilePath();
    long offset = InputFileBlockHolder.getStartOffset();
    CsvRows known = rows;
    if (known == null || offset != start || !current.equals(split)) {
      split = current;
      start = offset;
      file = TextFiles.decode(current.toString());
      first = offset == 0;
      CsvHeader header = headers.get(file);
      known = new CsvRows(options, header == null ? null : header.names());
      rows = known;
    }
    return known;
  }
}

package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.LookAhead;
import dev.sluice.dynamicframe.record.RecordFault;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one CSV file from its first line to its last. */
final class CsvFile extends LookAhead<DynamicRecord> {
  private final Reader reader;
  private final CsvTokens tokens;
  private final CsvRows rows;
  private final String file;
  private long line;
  private boolean ended;

  CsvFile(Reader reader, CsvOptions options, String file) throws IOException {
    this.reader = reader;
    this.tokens = new CsvTokens(reader, options);
    this.file = file;
    List<String> first = options.withHeader() || options.skipFirst() ? tokens.next() : null;
    this.rows = new CsvRows(options, options.withHeader() ? first : null);
  }

  @Override
  protected @Nullable DynamicRecord advance() {
    if (ended) {
      return null;
    }
    List<String> row;
    try {
      row = tokens.next();
    } catch (IOException e) {
      ended = true;
      return failed("", e);
    }
    if (row == null) {
      close();
      return null;
    }
    line++;
    try {
      return DynamicRecord.of(rows.record(row));
    } catch (IOException | IllegalArgumentException e) {
      return failed(String.join(",", row), e);
    }
  }

  private void close() {
    ended = true;
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + file, e);
    }
  }

  private DynamicRecord failed(String text, Exception cause) {
    String message = "error in csv reader: row " + line + ": " + cause.getMessage();
    RecordFault.Input input = new RecordFault.Input(text, text.length(), file);
    return DynamicRecord.failed(StructNode.EMPTY, RecordFault.of(message, cause, input));
  }
}

package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.LookAhead;
import dev.sluice.dynamicframe.record.RecordFault;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads a record from each line; a line that is none becomes an error record by itself. */
final class JsonLines extends LookAhead<DynamicRecord> {
  private final Iterator<InternalRow> rows;
  private final JsonText json;

  JsonLines(Iterator<InternalRow> rows, JsonText json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  protected @Nullable DynamicRecord advance() {
    while (rows.hasNext()) {
      DynamicRecord record = read(rows.next().getUTF8String(0));
      if (record != null) {
        return record;
      }
    }
    return null;
  }

  private @Nullable DynamicRecord read(UTF8String line) {
    byte[] bytes = line.getBytes();
    int start = 0;
    while (start < bytes.length && isBlank(bytes, start)) {
      start++;
    }
    if (start == bytes.length) {
      return null;
    }
    try {
      return DynamicRecord.of(json.record(bytes, start, bytes.length - start));
    } catch (IOException e) {
      return failed(line, "error in jackson reader: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      return failed(line, String.valueOf(e.getMessage()), e);
    }
  }

  /** White space, or the byte order mark that some editors begin a file with. */
  private static boolean isBlank(byte[] bytes, int at) {
    return (bytes[at] >= 0 && bytes[at] <= ' ')
        || (at < 3 && bytes[at] == "\u00EF\u00BB\u00BF".charAt(at) - 256);
  }

  private DynamicRecord failed(UTF8String line, String message, Exception cause) {
    String file = InputFileBlockHolder.getInputFilePath().toString();
    RecordFault.Input input = new RecordFault.Input(line.toString(), line.numBytes(), file);
    return DynamicRecord.failed(json.partial(), RecordFault.of(message, cause, input));
  }
}

package dev.sluice.cloudtrail;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one log file, gzip or plain, record by record with memory for one record. What cannot be
 * read goes to the sink; only a failing input stream or sink makes it throw.
 */
public final class CloudTrailReader implements Closeable {
  private static final int LONGEST_RECORD = 1 << 26;
  private static final int KEPT_TEXT = 1 << 18;

  private enum Stage {
    BEGIN,
    FIRST,
    NEXT,
    DAMAGED,
    CLOSE,
    AFTER,
    DONE
  }

  private final String file;
  private final RejectSink rejected;
  private final LogStream stream;
  private final RecordWindow window;
  private final JsonScanner scanner = new JsonScanner();
  private final RecordParser parser;
  private final RowSlots row;
  private Stage stage = Stage.BEGIN;
  private long records;
  private long refused;
  private @Nullable String reason;
  private String damage = "";
  private @Nullable FileReport report;

  /**
   * Begins to read a file.
   *
   * @param file its name in reports, in rejected records and in the column {@code sourceFile}
   * @param in the file's bytes as they are stored; closed with the reader
   */
  public CloudTrailReader(String file, InputStream in, Projection projection, RejectSink rejected) {
    this.file = file;
    this.rejected = rejected;
    stream = new LogStream(in);
    window = new RecordWindow(stream, LONGEST_RECORD);
    row = new RowSlots(file.getBytes(StandardCharsets.UTF_8));
    parser = new RecordParser(scanner, projection, row);
  }

  /** Moves to the next readable record; false at the end of the file. */
  public boolean next() throws IOException {
    while (stage != Stage.DONE) {
      try {
        if (step()) {
          return true;
        }
      } catch (JsonFault.CutShort cut) {
        readOn();
      } catch (JsonFault fault) {
        fail(fault.getMessage() + " at byte " + window.offset(fault.position()));
      }
    }
    return false;
  }

  /** The record that {@link #next} moved to. */
  public CloudTrailRow row() {
    return row;
  }

  /** The file's counts and hash; there once {@link #next} answered false. */
  public FileReport report() {
    if (report == null) {
      throw new IllegalStateException(file + " has not been read to its end");
    }
    return report;
  }

  /** How many records came so far, the rejected ones included. */
  public long recordsRead() {
    return records;
  }

  private boolean step() throws JsonFault, IOException {
    switch (stage) {
      case BEGIN -> begin();
      case FIRST, NEXT -> {
        return record();
      }
      case DAMAGED -> passDamaged();
      case CLOSE -> {
        window.moveTo(scanner.expect(window.at(), '}') + 1);
        stage = Stage.AFTER;
      }
      case AFTER -> after();
      case DONE -> throw new IllegalStateException(file + " is read already");
    }
    return false;
  }

  private void readOn() throws IOException {
    if (window.isFull()) {
      fail("record " + records + " is longer than " + LONGEST_RECORD + " bytes");
    } else if (window.more()) {
      scanner.reset(window.bytes(), window.limit());
    } else if (stream.fault() != null) {
      fail(stream.fault());
    } else if (stage == Stage.DAMAGED) {
      fail(damage);
    } else {
      fail("the JSON is cut short at byte " + window.offset(window.limit()));
    }
  }

  private void begin() throws JsonFault {
    int open = RecordsHeader.open(scanner, window.at(), window.bytes());
    int first = scanner.skipSpace(open);
    if (first >= window.limit()) {
      throw new JsonFault.CutShort();
    }
    if (window.bytes()[first] != ']') {
      RecordsHeader.refuseLines(window.bytes(), scanner.skipSpace(window.at()), first);
    }
    window.moveTo(open);
    stage = Stage.FIRST;
  }

  private boolean record() throws JsonFault, IOException {
    byte[] bytes = window.bytes();
    int at = scanner.skipSpace(window.at());
    if (bytes[at] == ']') {
      window.moveTo(at + 1);
      stage = Stage.CLOSE;
      return false;
    }
    if (stage == Stage.NEXT) {
      if (bytes[at] != ',') {
        throw scanner.unexpected(at, "',' or ']'");
      }
      at = scanner.skipSpace(at + 1);
    }
    if (bytes[at] != '{') {
      int end = scanner.skipValue(at);
      reject("it is not an object", at, end);
      window.moveTo(end);
      stage = Stage.NEXT;
      return false;
    }
    int end;
    try {
      end = parser.parse(bytes, at);
    } catch (JsonFault.CutShort cut) {
      throw cut;
    } catch (JsonFault fault) {
      damage = fault.getMessage() + " at byte " + window.offset(fault.position());
      window.moveTo(at);
      stage = Stage.DAMAGED;
      return false;
    }
    String refusal = parser.refuse();
    window.moveTo(end);
    stage = Stage.NEXT;
    if (refusal == null) {
      records++;
      return true;
    }
    reject(refusal, at, end);
    return false;
  }

  /** The records behind a damaged one can be trusted only when the list goes on as it should. */
  private void passDamaged() throws JsonFault, IOException {
    int end = DamagedRecord.end(window.bytes(), window.at(), window.limit());
    int next = end < 0 ? window.limit() : scanner.skipSpace(end);
    if (next >= window.limit()) {
      throw new JsonFault.CutShort();
    }
    byte b = window.bytes()[next];
    if (b != ',' && b != ']') {
      fail(damage);
      return;
    }
    reject(damage, window.at(), end);
    window.moveTo(end);
    stage = Stage.NEXT;
  }

  private void after() throws IOException {
    int at = scanner.skipSpace(window.at());
    window.moveTo(at);
    if (at < window.limit()) {
      fail("bytes follow the end of the JSON at byte " + window.offset(at));
    } else if (window.more()) {
      scanner.reset(window.bytes(), window.limit());
    } else if (stream.fault() != null) {
      fail(stream.fault());
    } else {
      finish();
    }
  }

  private void reject(String why, int from, int to) throws IOException {
    byte[] text = Arrays.copyOfRange(window.bytes(), from, Math.min(to, from + KEPT_TEXT));
    rejected.accept(new RejectedRecord(file, records, why, text, to - from));
    records++;
    refused++;
    if (reason == null) {
      reason = why;
    }
  }

  /** Gives the rest of the file up as one rejected record, but reads it, for its hash. */
  private void fail(@Nullable String why) throws IOException {
    boolean foreign = stage == Stage.BEGIN && stream.isPlain();
    reason = null;
    reject((foreign ? "not gzip, and " : "") + why, window.at(), window.limit());
    stream.drain(window.bytes());
    finish();
  }

  private void finish() {
    stage = Stage.DONE;
    report = new FileReport(file, stream.storedBytes(), stream.sha256(), records, refused, reason);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

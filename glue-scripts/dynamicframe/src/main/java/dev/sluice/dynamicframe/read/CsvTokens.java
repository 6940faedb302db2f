package dev.sluice.dynamicframe.read;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits CSV text into rows of values, quotes doubled inside quotes. */
final class CsvTokens {
  private static final int END = -1;

  private final PushbackReader reader;
  private final CsvOptions options;

  CsvTokens(Reader reader, CsvOptions options) {
    this.reader = new PushbackReader(reader, 1);
    this.options = options;
  }

  /** The next row, or nothing at the end. */
  @Nullable List<String> next() throws IOException {
    int c = reader.read();
    if (c == END) {
      return null;
    }
    reader.unread(c);
    List<String> row = new ArrayList<>();
    int end;
    do {
      StringBuilder value = new StringBuilder();
      end = value(value);
      row.add(value.toString());
    } while (end == options.separator());
    return row;
  }

  /** Reads a value and returns what ended it: the separator, a line feed, or the end. */
  private int value(StringBuilder value) throws IOException {
    boolean quoted = false;
    while (true) {
      int c = reader.read();
      if (isQuote(c) && (quoted || value.length() == 0)) {
        quoted = true;
        quoted(value);
      } else if (c == END || c == '\n' || c == options.separator()) {
        return c;
      } else if (c == '\r') {
        int following = reader.read();
        if (following != '\n' && following != END) {
          reader.unread(following);
          value.append('\r');
        } else {
          return following;
        }
      } else {
        append(value, c);
      }
    }
  }

  private void quoted(StringBuilder value) throws IOException {
    while (true) {
      int c = reader.read();
      if (c == END) {
        throw new IOException(
            "a quote is not closed: set multiLine if quoted values hold line breaks");
      }
      if (isQuote(c)) {
        int following = reader.read();
        if (!isQuote(following)) {
          if (following != END) {
            reader.unread(following);
          }
          return;
        }
        value.append((char) c);
      } else {
        append(value, c);
      }
    }
  }

  private boolean isQuote(int c) {
    return options.quoteChar() != null && c == options.quoteChar();
  }

  private void append(StringBuilder value, int c) throws IOException {
    boolean escaped = options.escaper() != null && c == options.escaper();
    int taken = escaped ? reader.read() : c;
    if (taken != END) {
      value.append((char) taken);
    }
  }
}

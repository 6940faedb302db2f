package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.type.StructType;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How CSV is read.
 *
 * @param escaper a character that takes the next one as it is; quotes are doubled in any case
 * @param inferTypes numbers become long and double, value by value; else everything is a string
 * @param multiLine quoted values may hold line breaks; a file is then read by one task
 */
public record CsvOptions(
    char separator,
    @Nullable Character quoteChar,
    @Nullable Character escaper,
    boolean withHeader,
    boolean skipFirst,
    boolean inferTypes,
    boolean multiLine,
    @Nullable StructType hint)
    implements Serializable {

  /** Comma, double quotes, no header, strings. */
  public static final CsvOptions DEFAULT =
      new CsvOptions(',', '"', null, false, false, false, false, null);

  /** With names from each file's first line. */
  public static final CsvOptions HEADER =
      new CsvOptions(',', '"', null, true, false, false, false, null);

  /**
   * Options as Glue names them: separator, quoteChar, escaper, withHeader, skipFirst, multiLine.
   */
  public static CsvOptions of(Map<String, String> options, @Nullable StructType hint) {
    return new CsvOptions(
        single(options.getOrDefault("separator", ","), "separator"),
        optional(options.getOrDefault("quoteChar", "\""), "quoteChar"),
        optional(options.getOrDefault("escaper", ""), "escaper"),
        Boolean.parseBoolean(options.get("withHeader")),
        Boolean.parseBoolean(options.get("skipFirst")),
        Boolean.parseBoolean(options.get("inferTypes")),
        Boolean.parseBoolean(options.get("multiLine")),
        hint);
  }

  /** These options with types found value by value. */
  public CsvOptions inferringTypes() {
    return new CsvOptions(
        separator, quoteChar, escaper, withHeader, skipFirst, true, multiLine, hint);
  }

  /** These options with a declared schema. */
  public CsvOptions withHint(StructType schema) {
    return new CsvOptions(
        separator, quoteChar, escaper, withHeader, skipFirst, inferTypes, multiLine, schema);
  }

  private static @Nullable Character optional(String text, String name) {
    return text.isEmpty() || text.equals("-1") ? null : single(text, name);
  }

  private static char single(String text, String name) {
    String plain = text.equals("\\t") ? "\t" : text;
    if (plain.length() != 1) {
      throw new IllegalArgumentException(
          "the CSV option %s takes one character, not '%s'".formatted(name, text));
    }
    return plain.charAt(0);
  }
}

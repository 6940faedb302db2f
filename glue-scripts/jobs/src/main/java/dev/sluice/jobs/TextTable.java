package dev.sluice.jobs;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prints rows as a table for people; columns are as wide as the first rows need. */
final class TextTable {
  private static final int MEASURED = 1_000;

  private TextTable() {}

  static void print(PrintStream out, Dataset<Row> rows) {
    Iterator<Row> iterator = rows.toLocalIterator();
    List<String[]> head = new ArrayList<>();
    head.add(rows.columns());
    while (iterator.hasNext() && head.size() <= MEASURED) {
      head.add(cells(iterator.next()));
    }
    int[] widths = new int[rows.columns().length];
    for (String[] line : head) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line[i].length());
      }
    }
    line(out, head.get(0), widths);
    line(out, Arrays.stream(widths).mapToObj("-"::repeat).toArray(String[]::new), widths);
    head.subList(1, head.size()).forEach(line -> line(out, line, widths));
    iterator.forEachRemaining(row -> line(out, cells(row), widths));
  }

  private static String[] cells(Row row) {
    String[] cells = new String[row.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.isNullAt(i) ? "NULL" : row.get(i).toString();
    }
    return cells;
  }

  private static void line(PrintStream out, String[] cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      line.append(cells[i]);
      if (i < cells.length - 1) {
        line.append(" ".repeat(widths[i] - cells[i].length() + 2));
      }
    }
    out.println(line);
  }
}

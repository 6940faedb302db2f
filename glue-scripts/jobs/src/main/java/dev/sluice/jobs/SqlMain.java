package dev.sluice.jobs;

import dev.sluice.jobs.run.JobException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs SQL over the Data Catalog and prints the last statement's rows: {@code SqlMain [--json] "USE
 * sluice; SELECT …"}.
 */
public final class SqlMain {

  private SqlMain() {}

  public static void main(String[] args) {
    run(System.out, args);
  }

  static void run(PrintStream out, String... args) {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    boolean json = words.remove("--json");
    if (words.size() != 1 || words.get(0).isBlank()) {
      throw new JobException("One SQL text is wanted: SqlMain [--json] \"SELECT …\".");
    }
    SparkSession session = SparkSessions.open("sql");
    Dataset<Row> rows = session.emptyDataFrame();
    for (String statement : Statements.split(words.get(0))) {
      rows = session.sql(statement);
    }
    if (rows.columns().length == 0) {
      return;
    }
    if (json) {
      rows.toJSON().toLocalIterator().forEachRemaining(out::println);
    } else {
      TextTable.print(out, rows);
    }
  }
}

package dev.sluice.jobs.merge;

import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.TemporaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** A source's rows as files, so that they are fetched once however often a merge looks at them. */
record StagedRows(String directory, Dataset<Row> rows) implements AutoCloseable {

  static StagedRows of(Dataset<Row> rows, String location) {
    String all = location + "_staging/";
    try {
      // What a run that broke off has left.
      Storages.of(all).deleteAll(all);
    } catch (IOException e) {
      throw new UncheckedIOException("Clearing " + all + " failed", e);
    }
    return new StagedRows(all, kept(rows, all + "rows/"));
  }

  /** More rows, kept like the others. */
  Dataset<Row> and(String name, Dataset<Row> more) {
    return kept(more, directory + name + "/");
  }

  private static Dataset<Row> kept(Dataset<Row> rows, String directory) {
    rows.write().mode(SaveMode.ErrorIfExists).parquet(directory);
    return rows.sparkSession().read().schema(rows.schema()).parquet(directory);
  }

  @Override
  public void close() {
    TemporaryFiles.delete(directory);
  }
}

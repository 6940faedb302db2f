package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.jdbc.Dialect;
import dev.sluice.jobs.jdbc.JdbcSession;
import dev.sluice.jobs.jdbc.RedshiftRole;
import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.StoredFile;
import dev.sluice.jobs.storage.TemporaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** What Redshift has unloaded for one read: Parquet files in a directory that nobody else uses. */
record UnloadedDirectory(String directory, StructType schema) {

  static UnloadedDirectory write(
      JdbcRead read, JdbcRequest.Unload unload, String token, AwsClients clients) {
    if (read.dialect() != Dialect.REDSHIFT) {
      throw new JobException(
          "'unload' is a command of Redshift; %s is another database. Leave it out there."
              .formatted(read.place().label()));
    }
    String directory =
        "%sunload-%s-%08x/"
            .formatted(Storages.directory(unload.to()), token, read.whole().hashCode());
    try (JdbcSession session = JdbcSession.open(read.place(), clients)) {
      session.execute(
          "Unloading " + read.relation().label(),
          "UNLOAD ('%s') TO '%s' %s FORMAT AS PARQUET"
              .formatted(
                  read.whole().replace("\\", "\\\\").replace("'", "''"),
                  directory,
                  RedshiftRole.clause(unload.role())));
    }
    return new UnloadedDirectory(directory, read.schema());
  }

  Dataset<Row> rows(SparkSession spark) {
    List<String> files;
    try {
      files =
          Storages.of(directory).listAll(directory).stream()
              .filter(file -> !file.isHidden())
              .map(StoredFile::uri)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (files.isEmpty()) {
      // A result without rows leaves no file.
      return spark.createDataFrame(List.of(), schema);
    }
    Dataset<Row> unloaded = spark.read().parquet(files.toArray(String[]::new));
    return unloaded.select(
        Arrays.stream(schema.fields())
            .map(
                field ->
                    functions.col(quoted(field.name())).cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  void delete() {
    TemporaryFiles.delete(directory);
  }
}

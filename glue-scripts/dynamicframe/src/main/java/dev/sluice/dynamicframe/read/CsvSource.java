package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RecordSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** CSV files; each file has its own header, so files with other column orders mix. */
public final class CsvSource implements RecordSource {
  private final SparkSession session;
  private final List<String> paths;
  private final CsvOptions options;

  /** The files beneath these paths. */
  public CsvSource(SparkSession session, List<String> paths, CsvOptions options) {
    this.session = session;
    this.paths = List.copyOf(paths);
    this.options = options;
  }

  @Override
  public SparkSession session() {
    return session;
  }

  @Override
  public boolean replays() {
    return true;
  }

  @Override
  public JavaRDD<DynamicRecord> records(Projection wanted) {
    List<String> files = TextFiles.list(session, paths);
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    if (files.isEmpty()) {
      return spark.emptyRDD();
    }
    CsvOptions how = options;
    SerializableConfiguration hadoop =
        new SerializableConfiguration(session.sparkContext().hadoopConfiguration());
    if (how.multiLine()) {
      return spark
          .parallelize(files, files.size())
          .flatMap(file -> new CsvFile(reader(file, hadoop.value()), how, file));
    }
    // An optional, since a map for all executors cannot hold null.
    Map<String, Optional<List<String>>> headers = new ConcurrentHashMap<>();
    files.parallelStream().forEach(f -> headers.put(f, header(f, hadoop.value())));
    Map<String, CsvHeader> known = CsvHeader.all(headers);
    return TextFiles.lines(session, files).mapPartitions(rows -> new CsvLines(rows, how, known));
  }

  private Optional<List<String>> header(String file, Configuration hadoop) {
    if (!options.withHeader()) {
      return Optional.empty();
    }
    try (BufferedReader reader = reader(file, hadoop)) {
      return Optional.ofNullable(new CsvTokens(reader, options).next());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the CSV header of " + file, e);
    }
  }

  private static BufferedReader reader(String file, Configuration hadoop) throws IOException {
    return new BufferedReader(
        new InputStreamReader(TextFiles.open(file, hadoop), StandardCharsets.UTF_8));
  }
}

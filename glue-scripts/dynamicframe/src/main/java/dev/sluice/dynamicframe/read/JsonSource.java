package dev.sluice.dynamicframe.read;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RecordSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** JSON files of any layout; lines are split among tasks, documents are streamed one by one. */
public final class JsonSource implements RecordSource {
  private static final int MAX_DOCUMENT_TASKS = 10_000;

  private final SparkSession session;
  private final List<String> paths;
  private final JsonOptions options;
  private @Nullable Map<JsonLayout, List<String>> files;

  /** The files beneath these paths. */
  public JsonSource(SparkSession session, List<String> paths, JsonOptions options) {
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
    Map<JsonLayout, List<String>> found = files();
    List<JavaRDD<DynamicRecord>> parts = new ArrayList<>();
    if (found.containsKey(JsonLayout.LINES)) {
      parts.add(lines(found.get(JsonLayout.LINES), wanted));
    }
    if (found.containsKey(JsonLayout.DOCUMENT)) {
      parts.add(documents(found.get(JsonLayout.DOCUMENT), wanted));
    }
    JavaSparkContext spark = context();
    return parts.isEmpty() ? spark.emptyRDD() : parts.stream().reduce(JavaRDD::union).orElseThrow();
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  /** Looked at once: every pass must see the same files for keys to hold between tables. */
  private synchronized Map<JsonLayout, List<String>> files() {
    Map<JsonLayout, List<String>> known = files;
    if (known == null) {
      Configuration hadoop = session.sparkContext().hadoopConfiguration();
      known =
          TextFiles.list(session, paths).parallelStream()
              .collect(Collectors.groupingBy(file -> layout(file, hadoop)));
      files = known;
    }
    return known;
  }

  private JsonLayout layout(String file, Configuration hadoop) {
    if (options.jsonPath() != null) {
      return JsonLayout.DOCUMENT;
    }
    try (InputStream input = TextFiles.open(file, hadoop)) {
      return JsonLayout.detect(input);
    } catch (IOException e) {
      // What is broken at its beginning becomes an error record when the document is read.
      return JsonLayout.DOCUMENT;
    }
  }

  private JavaRDD<DynamicRecord> lines(List<String> lineFiles, Projection wanted) {
    JsonOptions how = options;
    return TextFiles.lines(session, lineFiles)
        .mapPartitions(rows -> new JsonLines(rows, new JsonText(how.hint(), wanted)));
  }

  private JavaRDD<DynamicRecord> documents(List<String> documents, Projection wanted) {
    JsonOptions how = options;
    SerializableConfiguration hadoop =
        new SerializableConfiguration(session.sparkContext().hadoopConfiguration());
    int tasks = Math.min(documents.size(), MAX_DOCUMENT_TASKS);
    return context()
        .parallelize(documents, tasks)
        .flatMap(file -> open(file, hadoop.value(), how, wanted));
  }

  private static Iterator<DynamicRecord> open(
      String file, Configuration hadoop, JsonOptions options, Projection wanted) {
    try {
      JsonPath path = options.jsonPath() == null ? null : JsonPath.parse(options.jsonPath());
      ReadPlan plan = ReadPlan.of(options.hint(), wanted);
      return new JsonDocument(TextFiles.open(file, hadoop), plan, path, file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

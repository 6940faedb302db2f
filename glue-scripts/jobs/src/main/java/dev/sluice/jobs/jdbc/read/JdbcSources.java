package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.jdbc.JdbcPlace;
import dev.sluice.jobs.storage.ConditionalFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The relational sources of one job. All it reads of one PostgreSQL place, tables and readers
 * alike, is one state of the database, which lasts until this is closed; watermarks move when the
 * job says that its rows are written.
 */
public final class JdbcSources implements AutoCloseable {
  private final SparkSession spark;
  private final AwsClients clients;
  private final String token;
  private final Consumer<String> notes;
  private final Map<JdbcPlace, SnapshotHolder> holders = new LinkedHashMap<>();
  private final List<Advance> advances = new ArrayList<>();
  private final List<UnloadedDirectory> unloaded = new ArrayList<>();

  /**
   * @param token tells this run's temporary files from those of others
   * @param notes is told, in words for people, what is read
   */
  public JdbcSources(SparkSession spark, AwsClients clients, String token, Consumer<String> notes) {
    this.spark = spark;
    this.clients = clients;
    this.token = token;
    this.notes = notes;
  }

  /** The rows; they are fetched when Spark asks for them, as often as it asks. */
  public Dataset<Row> read(JdbcRequest request) {
    SnapshotHolder holder =
        holders.computeIfAbsent(request.place(), place -> SnapshotHolder.open(place, clients));
    Planner planner = new Planner(holder.session(), request.relation());
    String filter = request.incremental().map(by -> since(request, by, planner)).orElse("");
    JdbcRead read =
        new JdbcRead(
            request.place(),
            holder.session().dialect(),
            request.relation(),
            planner.columns(),
            filter,
            request.unload().isPresent() ? List.of("") : planner.ranges(request, filter),
            holder.snapshot(),
            request.fetchSize());
    if (request.unload().isPresent()) {
      UnloadedDirectory directory =
          UnloadedDirectory.write(read, request.unload().get(), token, clients);
      unloaded.add(directory);
      return directory.rows(spark);
    }
    return spark
        .read()
        .format(JdbcProvider.class.getName())
        .option(JdbcProvider.READ, read.toJson())
        .load();
  }

  /** The filter for what is new, and a note of how far that is. */
  private String since(JdbcRequest request, JdbcRequest.Incremental incremental, Planner planner) {
    ConditionalFile file = ConditionalFile.of(incremental.state());
    Optional<ConditionalFile.Content> seen = file.read();
    Optional<Watermark> before =
        seen.map(content -> Watermark.fromJson(incremental.state(), content.text()));
    Optional<Point> last = planner.last(incremental.by());
    Point reached = last.or(() -> before.map(Watermark::at)).orElse(null);
    Watermark now = Watermark.of(request, incremental.by(), planner.columns(), reached);
    advances.add(new Advance(incremental.state(), file, seen, now));
    Optional<String> reason = before.flatMap(watermark -> watermark.differsFrom(now));
    Optional<Point> from = before.map(Watermark::at).filter(point -> reason.isEmpty());
    if (from.isEmpty()) {
      notes.accept(
          "%s: all rows, since %s"
              .formatted(
                  request.relation().label(), reason.orElse("nothing has been read before")));
      return "";
    }
    Point start = from.get().before(incremental.lookback());
    notes.accept(
        "%s: rows with %s from %s on"
            .formatted(request.relation().label(), incremental.by(), start.literal()));
    return planner.since(incremental.by(), start, last);
  }

  /** Moves the watermarks; to be called when all that was read is written and can be seen. */
  public void written() {
    advances.forEach(Advance::apply);
    advances.clear();
  }

  @Override
  public void close() {
    unloaded.forEach(UnloadedDirectory::delete);
    holders.values().forEach(holder -> holder.session().close());
    holders.clear();
  }
}

package dev.sluice.control;

import dev.sluice.control.Outcome.Cause;
import dev.sluice.control.Outcome.Done;
import dev.sluice.control.Outcome.Rejected;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.MemoryLedger;
import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Tally;
import dev.sluice.pipeline.TableName;
import dev.sluice.plan.OutputsJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** A world in which nothing happens by itself, and of which a test can say what happens. */
final class FakeWorld
    implements Crawlers, JobRuns, Catalog, ObjectLister, ObjectWriter, RunReports, Wakes, Signals {
  Instant now = Instant.parse("2026-11-03T10:00:00Z");
  final Ledger ledger = new MemoryLedger(100);
  final TreeMap<String, Item> objects = new TreeMap<>();
  final Map<String, Crawlers.View> crawlers = new HashMap<>();
  final List<String> crawlsStarted = new ArrayList<>();
  final Map<String, JobRuns.View> runs = new LinkedHashMap<>();
  final List<Request> requests = new ArrayList<>();
  final Deque<Outcome<String>> startAnswers = new ArrayDeque<>();
  final Map<TableName, Set<List<String>>> catalog = new HashMap<>();
  final Map<List<String>, String> refused = new HashMap<>();
  final List<Integer> batches = new ArrayList<>();
  final List<Partition> curated = new ArrayList<>();
  final List<String> deleted = new ArrayList<>();
  final List<String> listed = new ArrayList<>();
  final Map<String, RunReport> reports = new HashMap<>();
  final Set<Alarm> alarms = new TreeSet<>();

  World world() {
    return new World(
        ledger, this, this, this, this, this, this, this, this, () -> now, new SplittableRandom(1));
  }

  void pass(Duration duration) {
    now = now.plus(duration);
  }

  void put(String key, long size) {
    objects.put(key, new Item(key, size, now));
  }

  PartitionRecord partition(OutputPartition output) {
    return ledger.partition("cloudtrail", output).orElseThrow();
  }

  /** The latest run reaches a state. */
  void latestRunIs(String state) {
    var last = List.copyOf(runs.values()).get(runs.size() - 1);
    runs.put(
        last.jobRunId(),
        new JobRuns.View(last.jobRunId(), state, last.startedAt(), last.token(), "for a test"));
  }

  /** The latest run reports these outputs as written, and the others as failed. */
  void latestRunReports(Map<OutputPartition, Boolean> written) {
    var request = requests.get(requests.size() - 1);
    String token = request.arguments().get("--sluice-token");
    var run = ledger.run("cloudtrail", token).orElseThrow();
    var outputs = new ArrayList<RunReport.Output>();
    run.outputs()
        .forEach(
            output ->
                outputs.add(
                    new RunReport.Output(
                        output.partition(),
                        output.generation(),
                        written.getOrDefault(output.partition(), false),
                        "s3://lake/somewhere/",
                        new Tally(1, 10, 7, 5, 1, 1),
                        written.getOrDefault(output.partition(), false) ? null : "bad rows")));
    reports.put(
        request.arguments().get("--sluice-report"),
        new RunReport(token, now, new Tally(1, 10, 7, 5, 1, 1), outputs));
  }

  @Override
  public Outcome<Outcome.Nothing> start(String crawler) {
    crawlsStarted.add(crawler);
    crawlers.put(crawler, new Crawlers.View("RUNNING", null));
    return Outcome.done();
  }

  @Override
  public Outcome<Crawlers.View> get(String crawler) {
    return new Done<>(crawlers.getOrDefault(crawler, new Crawlers.View("READY", null)));
  }

  @Override
  public Outcome<String> start(Request request) {
    requests.add(request);
    assertInline(request);
    var answer = startAnswers.poll();
    String id = "jr_" + requests.size();
    if (answer == null || answer instanceof Outcome.Unknown) {
      String token = request.arguments().get("--sluice-token");
      runs.put(id, new JobRuns.View(id, "RUNNING", now, token, null));
    }
    return answer == null ? new Done<>(id) : answer;
  }

  private static void assertInline(Request request) {
    if (request.arguments().get("--sluice-outputs").length() > OutputsJson.MAX_INLINE) {
      throw new AssertionError("outputs too long for an argument");
    }
  }

  @Override
  public Outcome<JobRuns.View> get(String job, String jobRunId) {
    var view = runs.get(jobRunId);
    return view == null ? new Rejected<>(Cause.NOT_FOUND, "no such run") : new Done<>(view);
  }

  @Override
  public Outcome<Page<JobRuns.View>> list(String job, String cursor) {
    // One a page: what is looked for is on a later one.
    var all = new ArrayList<>(runs.values());
    int at = cursor == null ? 0 : Integer.parseInt(cursor);
    var items = at < all.size() ? List.of(all.get(all.size() - 1 - at)) : List.<JobRuns.View>of();
    return new Done<>(new Page<>(items, at + 1 < all.size() ? String.valueOf(at + 1) : null));
  }

  @Override
  public Outcome<Set<List<String>>> existing(TableName table, List<List<String>> values) {
    Set<List<String>> found = new HashSet<>(values);
    found.retainAll(catalog.getOrDefault(table, Set.of()));
    return new Done<>(found);
  }

  @Override
  public Outcome<List<Failure>> create(TableName table, List<Partition> partitions) {
    batches.add(partitions.size());
    var failures = new ArrayList<Failure>();
    for (Partition partition : partitions) {
      if (refused.containsKey(partition.values())) {
        failures.add(new Failure(partition.values(), refused.get(partition.values())));
      } else {
        catalog.computeIfAbsent(table, name -> new HashSet<>()).add(partition.values());
      }
    }
    return new Done<>(failures);
  }

  @Override
  public Outcome<Page<Partition>> partitions(TableName table, String cursor) {
    return new Done<>(Page.only(curated));
  }

  @Override
  public Outcome<Page<String>> directories(String bucket, String prefix, String cursor) {
    var found = new TreeSet<String>();
    for (String key : objects.keySet()) {
      int slash = key.startsWith(prefix) ? key.indexOf('/', prefix.length()) : -1;
      if (slash > 0) {
        found.add(key.substring(0, slash + 1));
      }
    }
    return new Done<>(Page.only(List.copyOf(found)));
  }

  @Override
  public Outcome<Page<Item>> objects(String bucket, String prefix, String cursor) {
    listed.add(prefix);
    var items = objects.subMap(prefix, prefix + Character.MAX_VALUE).values();
    return new Done<>(Page.only(List.copyOf(items)));
  }

  @Override
  public Outcome<Map<String, Long>> bytes(String bucket, Collection<String> prefixes) {
    return new Done<>(Map.of());
  }

  @Override
  public Outcome<Outcome.Nothing> put(String uri, String json) {
    return Outcome.done();
  }

  @Override
  public Outcome<Outcome.Nothing> deleteDirectory(String uri) {
    deleted.add(uri);
    return Outcome.done();
  }

  @Override
  public Outcome<Optional<RunReport>> read(String uri) {
    return new Done<>(Optional.ofNullable(reports.get(uri)));
  }

  @Override
  public void wake(String pipeline, String cause) {}

  @Override
  public void count(String pipeline, String metric, double value) {}

  @Override
  public void alarm(String pipeline, Alarm alarm, String subject, String message) {
    alarms.add(alarm);
  }
}

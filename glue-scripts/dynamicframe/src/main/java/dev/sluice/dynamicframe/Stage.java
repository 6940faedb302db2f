package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.PartitionCounts;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.record.TransformedSource;
import dev.sluice.dynamicframe.transform.RecordTransform;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * One transform in a frame's history: its records, its errors, and what came before it.
 *
 * @param number which errors are its own; readers' errors have 0
 */
record Stage(
    int number,
    RecordSource source,
    List<Stage> before,
    Call call,
    PartitionCounts counts,
    List<String> tallies) {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  Stage {
    before = List.copyOf(before);
    tallies = List.copyOf(tallies);
  }

  static Stage source(RecordSource source) {
    return new Stage(0, source, List.of(), Call.DEFAULT, new PartitionCounts(0), List.of());
  }

  /** The stage after a transform of this one's records. */
  Stage then(RecordTransform transform, Call call) {
    int after = NUMBERS.incrementAndGet();
    PartitionCounts totals = new PartitionCounts(transform.tallied().size());
    source.session().sparkContext().register(totals, transform.name() + " " + after);
    RecordSource changed = new TransformedSource(source, transform, call.callSite(), after, totals);
    return new Stage(after, changed, List.of(this), call, totals, transform.tallied());
  }

  /** The stage of records that were made of those of others. */
  static Stage joined(RecordSource source, Call call, Stage... before) {
    return new Stage(
        NUMBERS.incrementAndGet(),
        source,
        List.of(before),
        call,
        new PartitionCounts(0),
        List.of());
  }

  /** The same stage with its records spread in another way; their order is lost. */
  Stage reshaped(UnaryOperator<JavaRDD<DynamicRecord>> change) {
    return with(new ReshapedSource(source, change, false));
  }

  /** The same stage with its records kept. */
  Stage cached() {
    JavaRDD<DynamicRecord> kept =
        source.records(Projection.ALL).persist(StorageLevel.MEMORY_AND_DISK());
    return with(new ReshapedSource(source, rdd -> kept, source.replays()));
  }

  private Stage with(RecordSource other) {
    return new Stage(number, other, before, call, counts, tallies);
  }

  JavaRDD<DynamicRecord> errors() {
    return source.records(Projection.ALL).filter(DynamicRecord::isError);
  }

  /** Runs a pass only if one of the history's calls has a limit. */
  void assertThresholds() {
    List<Stage> limited = history().stream().filter(s -> s.call.limits()).toList();
    if (limited.isEmpty()) {
      return;
    }
    Map<Integer, Long> errors =
        errors().map(e -> e.getError().orElseThrow().stage()).countByValue();
    for (Stage stage : limited) {
      long own = errors.getOrDefault(stage.number, 0L);
      long total = stage.numbers().stream().mapToLong(n -> errors.getOrDefault(n, 0L)).sum();
      check("stage", own, stage.call.stageThreshold());
      check("total", total, stage.call.totalThreshold());
    }
  }

  /** The one place that says what a threshold means: so many errors are allowed, one more fails. */
  private void check(String kind, long errors, long threshold) {
    if (threshold > 0 && errors > threshold) {
      String first =
          errors().take(1).stream()
              .map(e -> e.getError().orElseThrow().message())
              .findFirst()
              .orElse("");
      throw new ErrorThresholdException(kind, errors, threshold, first);
    }
  }

  private Set<Integer> numbers() {
    Set<Integer> numbers = new HashSet<>();
    history().forEach(s -> numbers.add(s.number));
    return numbers;
  }

  private List<Stage> history() {
    Map<Integer, Stage> found = new LinkedHashMap<>();
    collect(found);
    return List.copyOf(found.values());
  }

  private void collect(Map<Integer, Stage> found) {
    if (found.putIfAbsent(number, this) == null) {
      before.forEach(s -> s.collect(found));
    }
  }

  /** What the nearest counting transform of the history counted, after a pass if there was none. */
  Map<String, Long> tallied() {
    Map<String, Long> result = new LinkedHashMap<>();
    for (Stage stage : history()) {
      if (!stage.tallies.isEmpty()) {
        JavaRDD<DynamicRecord> records = stage.source.records(Projection.ALL);
        if (stage.counts.partitions() < records.getNumPartitions()) {
          records.count();
        }
        long[] totals = stage.counts.value();
        for (int i = 0; i < totals.length; i++) {
          result.merge(stage.tallies.get(i), totals[i], Long::sum);
        }
      }
    }
    result.values().removeIf(total -> total == 0);
    return result;
  }
}

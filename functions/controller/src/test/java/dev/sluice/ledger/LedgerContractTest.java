package dev.sluice.ledger;

import static dev.sluice.ledger.Records.T0;
import static dev.sluice.ledger.Records.output;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.layout.OutputPartition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every ledger must do. A subclass per adapter gives an empty ledger. */
public abstract class LedgerContractTest {
  private static final String P = "cloudtrail";

  /** An empty ledger; called once a test. */
  protected abstract Ledger ledger() throws Exception;

  @Test
  void aSavedPartitionIsReadBackWhole() throws Exception {
    var ledger = ledger();
    var full = Records.full(P, output("us-east-1", "03"));

    assertThat(ledger.save(full)).contains(full.withVersion(1));
    assertThat(ledger.partition(P, full.output())).contains(full.withVersion(1));
    assertThat(ledger.partition("other", full.output())).isEmpty();
  }

  @Test
  void aPartitionWithoutOptionalPartsIsReadBackWhole() throws Exception {
    var ledger = ledger();
    var landed = Records.landed(P, output("us-east-1", "03"));
    ledger.save(landed);

    assertThat(ledger.partition(P, landed.output())).contains(landed.withVersion(1));
  }

  @Test
  void theLoserOfARaceChangesNothing() throws Exception {
    var ledger = ledger();
    var landed = Records.landed(P, output("us-east-1", "03"));
    var first = ledger.save(landed).orElseThrow();

    assertThat(ledger.save(landed)).isEmpty();
    var second = ledger.save(Records.full(P, landed.output()).withVersion(first.version()));
    assertThat(second).isPresent();
    assertThat(ledger.save(first)).isEmpty();
    assertThat(ledger.partition(P, landed.output())).isEqualTo(second);
  }

  @Test
  void aRecordThatIsNotThereCannotBeReplaced() throws Exception {
    var ledger = ledger();

    assertThat(ledger.save(Records.landed(P, output("us-east-1", "03")).withVersion(3))).isEmpty();
    assertThat(ledger.save(Records.run(P, "t-1").withVersion(3))).isEmpty();
    assertThat(ledger.save(Gate.open(P).withVersion(3))).isEmpty();
    assertThat(ledger.gate(P)).isEqualTo(Gate.open(P));
  }

  @Test
  void ofManySavedTogetherEachWinsOrLosesByItself() throws Exception {
    var ledger = ledger();
    var there = ledger.save(Records.landed(P, output("r-1", "03"))).orElseThrow();
    var wanted = new ArrayList<PartitionRecord>();
    for (int i = 0; i < 150; i++) {
      wanted.add(Records.landed(P, output("r-" + i, "03")));
    }
    wanted.set(2, Records.full(P, output("r-2", "03")).withVersion(7));
    var saved = ledger.saveAll(wanted);

    assertThat(saved).hasSize(148).extracting(PartitionRecord::version).containsOnly(1L);
    assertThat(ledger.partition(P, there.output())).contains(there);
    assertThat(ledger.partition(P, output("r-2", "03"))).isEmpty();
    assertThat(ledger.partition(P, output("r-149", "03"))).contains(wanted.get(149).withVersion(1));
    assertThat(ledger.saveAll(saved)).hasSize(148);
    assertThat(ledger.saveAll(saved)).isEmpty();
    assertThat(ledger.saveAll(List.of())).isEmpty();
  }

  @Test
  void batchesThatWantTheSamePartitionsShareThemOut() throws Exception {
    var ledger = ledger();
    var wanted = new ArrayList<PartitionRecord>();
    for (int i = 0; i < 50; i++) {
      wanted.add(Records.landed(P, output("r-" + i, "03")));
    }
    var pool = Executors.newFixedThreadPool(4);
    try {
      var batches = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 4; i++) {
        var own = new ArrayList<>(wanted);
        Collections.rotate(own, 13 * i);
        batches.add(() -> ledger.saveAll(own).size());
      }
      int saved = 0;
      for (var result : pool.invokeAll(batches)) {
        saved += result.get();
      }
      assertThat(saved).isEqualTo(50);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void ofManyWritersAtOnceExactlyOneWins() throws Exception {
    var ledger = ledger();
    var pool = Executors.newFixedThreadPool(8);
    try {
      var saves = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 16; i++) {
        String token = "t-" + i;
        saves.add(() -> ledger.save(Gate.open(P).with(token, 2)).isPresent());
      }
      int winners = 0;
      for (var result : pool.invokeAll(saves)) {
        winners += result.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
      assertThat(ledger.gate(P).live()).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void manyPartitionsAreReadAtOnceAndAbsentOnesAreAbsent() throws Exception {
    var ledger = ledger();
    var outputs = new ArrayList<OutputPartition>();
    for (int i = 0; i < 250; i++) {
      outputs.add(output("r-" + i, "03"));
      if (i % 2 == 0) {
        ledger.save(Records.landed(P, outputs.get(i)));
      }
    }

    var found = ledger.partitions(P, outputs);
    assertThat(found).hasSize(125).containsKey(outputs.get(0)).doesNotContainKey(outputs.get(1));
    assertThat(ledger.partitions(P, List.of())).isEmpty();
  }

  @Test
  void openPartitionsArePagedThroughWithoutLossOrRepeat() throws Exception {
    var ledger = ledger();
    var open = new HashSet<OutputPartition>();
    for (int i = 0; i < 230; i++) {
      var output = output("r-" + i, "03");
      var record =
          switch (i % 3) {
            case 0 -> Records.landed(P, output);
            case 1 -> Records.full(P, output);
            default -> done(Records.landed(P, output));
          };
      ledger.save(record);
      if (record.status().isOpen()) {
        open.add(output);
      }
    }
    ledger.save(Records.landed("other", output("r-0", "04")));

    var listed = all(cursor -> ledger.openPartitions(P, cursor));
    assertThat(listed).extracting(PartitionRecord::output).doesNotHaveDuplicates();
    assertThat(listed).extracting(PartitionRecord::output).hasSameElementsAs(open);
    assertThat(listed).extracting(PartitionRecord::version).containsOnly(1L);
    assertThat(all(cursor -> ledger.allPartitions(P, cursor))).hasSize(230);
  }

  @Test
  void aPartitionLeavesTheOpenOnesWhenItIsDoneAndComesBack() throws Exception {
    var ledger = ledger();
    var landed = ledger.save(Records.landed(P, output("us-east-1", "03"))).orElseThrow();
    var done = ledger.save(done(landed)).orElseThrow();

    assertThat(all(cursor -> ledger.openPartitions(P, cursor))).isEmpty();
    ledger.save(Records.full(P, done.output()).withVersion(done.version()));
    assertThat(all(cursor -> ledger.openPartitions(P, cursor))).hasSize(1);
  }

  @Test
  void runsAreReadBackWholeAndListedLatestFirst() throws Exception {
    var ledger = ledger();
    for (int i = 10; i < 60; i++) {
      ledger.save(Records.run(P, "t-" + i));
    }
    var run = ledger.run(P, "t-33").orElseThrow();

    assertThat(run).isEqualTo(Records.run(P, "t-33").withVersion(1));
    var ended = Records.ended(run);
    assertThat(ledger.save(ended)).contains(ended.withVersion(2));
    assertThat(ledger.run(P, "t-33")).contains(ended.withVersion(2));
    assertThat(ledger.save(run)).isEmpty();
    var listed = all(cursor -> ledger.runs(P, cursor));
    assertThat(listed).hasSize(50);
    assertThat(listed).extracting(RunRecord::token).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(ledger.run(P, "t-99")).isEmpty();
  }

  @Test
  void crawlsAreReadBackWhole() throws Exception {
    var ledger = ledger();
    var idle = new CrawlRecord(P, "c-1", 0, CrawlRecord.Phase.IDLE, T0, null, T0, 0, T0, null);
    var running =
        new CrawlRecord(
            P, "c-1", 1, CrawlRecord.Phase.RUNNING, T0, T0.minusSeconds(5), T0, 2, T0, "slow");

    assertThat(ledger.save(idle)).contains(idle.withVersion(1));
    assertThat(ledger.crawl(P, "c-1")).contains(idle.withVersion(1));
    assertThat(ledger.save(running)).contains(running.withVersion(2));
    assertThat(ledger.crawl(P, "c-1")).contains(running.withVersion(2));
    assertThat(ledger.save(idle)).isEmpty();
    assertThat(ledger.crawl(P, "c-2")).isEmpty();
    assertThat(ledger.crawl("other", "c-1")).isEmpty();
    assertThat(ledger.crawls(P, List.of("c-1", "c-2")))
        .isEqualTo(Map.of("c-1", running.withVersion(2)));
    assertThat(ledger.crawls(P, List.of())).isEmpty();
  }

  @Test
  void aGateIsOpenUntilItIsSaved() throws Exception {
    var ledger = ledger();
    var gate = Gate.open(P).with("t-1", 2).with("t-2", 10).closed(T0, "no such job");

    assertThat(ledger.gate(P)).isEqualTo(Gate.open(P));
    var saved = ledger.save(gate).orElseThrow();
    assertThat(saved).isEqualTo(gate.withVersion(1));
    assertThat(ledger.gate(P)).isEqualTo(saved);
    assertThat(ledger.save(saved.without("t-1").without("t-2").closed(null, null))).isPresent();
    assertThat(ledger.gate(P)).isEqualTo(Gate.open(P).withVersion(2));
    assertThat(ledger.gate("other")).isEqualTo(Gate.open("other"));
  }

  @Test
  void ignoredObjectsAddUpByReason() throws Exception {
    var ledger = ledger();
    ledger.countIgnored(P, Map.of("digest", 2L, "other-family", 1L));
    ledger.countIgnored(P, Map.of("digest", 3L));

    assertThat(ledger.ignored(P)).isEqualTo(Map.of("digest", 5L, "other-family", 1L));
    assertThat(ledger.ignored("other")).isEmpty();
  }

  private static PartitionRecord done(PartitionRecord record) {
    return new PartitionRecord(
        record.pipeline(),
        record.output(),
        record.version(),
        Status.DONE,
        record.sources().cataloged(record.sources().pending()),
        new Generations(1, 1, 1),
        record.dirt(),
        Attempts.none(),
        null,
        new Processed("t-1", T0, "", Tally.zero()),
        false,
        null);
  }

  private static <T> List<T> all(Function<@Nullable String, Page<T>> pages) {
    var items = new ArrayList<T>();
    String cursor = null;
    do {
      var page = pages.apply(cursor);
      items.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return items;
  }
}

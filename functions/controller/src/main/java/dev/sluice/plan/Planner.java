package dev.sluice.plan;

import dev.sluice.ledger.CrawlRecord;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.Status;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Decides, from what is observed, what to do next. Pure: the same input gives the same steps. */
public final class Planner {
  /** How long a writer may take to claim a run's partitions before it is taken for dead. */
  static final Duration CLAIM_TIME = Duration.ofMinutes(1);

  private final Pipeline pipeline;
  private final Launches launches;

  /** Plans for one pipeline. */
  public Planner(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.launches = new Launches(pipeline);
  }

  /** What to do now, in order. */
  public List<Step> plan(Observed observed, Instant now) {
    var steps = new ArrayList<Step>();
    observed
        .gate()
        .live()
        .keySet()
        .forEach(token -> follow(observed, token, now).ifPresent(steps::add));
    for (PartitionRecord partition : observed.open()) {
      if (partition.status() == Status.RUNNING
          && !observed.gate().live().containsKey(partition.requireToken())) {
        steps.add(new Step.Release(partition));
      }
    }
    register(observed, now, steps);
    steps.addAll(launches.plan(observed, now));
    return steps;
  }

  private static Optional<Step> follow(Observed observed, String token, Instant now) {
    RunRecord run = observed.runs().get(token);
    if (run == null) {
      return Optional.of(new Step.Forget(token));
    }
    return switch (run.status()) {
      case CLAIMING ->
          now.isBefore(run.intentAt().plus(CLAIM_TIME))
              ? Optional.empty()
              : Optional.of(new Step.Abandon(run));
      case READY ->
          now.isBefore(run.notBefore()) ? Optional.empty() : Optional.of(new Step.Start(run));
      case STARTING -> Optional.of(new Step.Find(run));
      case STARTED -> Optional.of(new Step.Poll(run));
      case SUCCEEDED, FAILED, LOST, CANCELLED -> Optional.of(new Step.Close(run));
    };
  }

  private void register(Observed observed, Instant now, List<Step> steps) {
    var byTable = new LinkedHashMap<String, List<PartitionRecord>>();
    for (PartitionRecord partition : observed.open()) {
      if (!partition.sources().pending().isEmpty() && mayTry(partition, now)) {
        byTable
            .computeIfAbsent(
                pipeline.rawTable(partition.output()).table(), table -> new ArrayList<>())
            .add(partition);
      }
    }
    for (List<PartitionRecord> partitions : byTable.values()) {
      registration(observed, partitions, now).ifPresent(steps::add);
    }
  }

  private Optional<Step> registration(
      Observed observed, List<PartitionRecord> partitions, Instant now) {
    String registrar = registrar(pipeline, partitions.get(0));
    var table = pipeline.rawTable(partitions.get(0).output());
    CrawlRecord crawl =
        observed.crawls().getOrDefault(registrar, CrawlRecord.idle(pipeline.name(), registrar));
    if (crawl.phase() != CrawlRecord.Phase.IDLE) {
      return Optional.of(new Step.Watch(crawl, table, partitions));
    }
    if (now.isBefore(crawl.notBefore())) {
      return Optional.empty();
    }
    if (pipeline.raw().registration() == Registration.DIRECT) {
      return Optional.of(new Step.Register(crawl, table, partitions));
    }
    // A crawl is slow and is paid for: wait until the burst is over, then crawl once for all.
    return partitions.stream().anyMatch(partition -> !readyAt(partition).isAfter(now))
        ? Optional.of(new Step.Crawl(crawl, table, partitions))
        : Optional.empty();
  }

  /** What registers a partition's sources, and how its failures are remembered: by this name. */
  public static String registrar(Pipeline pipeline, PartitionRecord partition) {
    return pipeline.raw().registration() == Registration.DIRECT
        ? pipeline.rawTable(partition.output()).toString()
        : pipeline.crawler(partition.output());
  }

  private static boolean mayTry(PartitionRecord partition, Instant now) {
    Instant notBefore = partition.attempts().notBefore();
    return notBefore == null || !now.isBefore(notBefore);
  }

  static Instant readyAt(PartitionRecord partition) {
    Instant due = partition.dirt().dueAt();
    Instant notBefore = partition.attempts().notBefore();
    return notBefore == null || notBefore.isBefore(due) ? due : notBefore;
  }
}

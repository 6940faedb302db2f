package dev.sluice.control;

import dev.sluice.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Creates catalog partitions directly. Creating one again does no harm, so no intent is needed. */
final class Registrar {
  /** What BatchCreatePartition takes in one call. */
  private static final int BATCH = 100;

  private final Tools tools;
  private final World world;
  private final Registrations registrations;

  Registrar(Tools tools) {
    this.tools = tools;
    this.world = tools.world();
    this.registrations = new Registrations(tools);
  }

  boolean register(Step.Register step) {
    var sources = new SourceList(tools.pipeline(), step.partitions());
    boolean changed = false;
    for (List<Catalog.Partition> batch : SourceList.chunks(sources.items(), BATCH)) {
      var outcome = world.catalog().create(step.table(), batch);
      if (outcome instanceof Outcome.Done<List<Catalog.Failure>> done) {
        changed |= record(sources, batch, done.value());
      } else if (outcome instanceof Outcome.Rejected<List<Catalog.Failure>> rejected) {
        registrations.missing(step.crawl(), "Table " + step.table(), rejected.reason());
        return changed;
      } else {
        // Throttled, or not known to have worked: the same call again does no harm.
        Instant next =
            world.clock().instant().plus(tools.retry().delay(1, step.table().toString()));
        world.ledger().save(step.crawl().ended(step.crawl().failed(), next, "put off"));
        return changed;
      }
    }
    if (step.crawl().failed() > 0) {
      world.ledger().save(step.crawl().ended(0, world.clock().instant(), null));
    }
    return changed;
  }

  private boolean record(
      SourceList sources, List<Catalog.Partition> batch, List<Catalog.Failure> failures) {
    var failed = new HashMap<List<String>, String>();
    failures.forEach(failure -> failed.put(failure.values(), failure.reason()));
    var created = new ArrayList<List<String>>();
    for (Catalog.Partition partition : batch) {
      if (!failed.containsKey(partition.values())) {
        created.add(partition.values());
      }
    }
    boolean changed = registrations.found(sources, created);
    for (Map.Entry<List<String>, String> failure : failed.entrySet()) {
      sources
          .among(List.of(failure.getKey()))
          .keySet()
          .forEach(
              output ->
                  registrations.failed(
                      output,
                      "partition %s could not be registered: %s"
                          .formatted(failure.getKey(), failure.getValue())));
    }
    return changed;
  }
}

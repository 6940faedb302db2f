package dev.sluice.control;

import dev.sluice.ledger.Page;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Sink;
import dev.sluice.plan.S3Uri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deletes output directories that no catalog partition points to, after a grace period for readers
 * and slow runs. Each sweep looks at one share of the partitions, so that all get their turn within
 * about a day; few partitions are all looked at.
 */
final class OrphanSweeper {
  private static final Pattern RUN_DIRECTORY = Pattern.compile("g\\d+-([0-9a-z-]{1,64})/");
  private static final int SHARES = 287; // prime to every usual schedule, so no share is left out
  private static final long SHARE_SECONDS = 300;
  private static final int FEW = 20;

  private final Pipeline pipeline;
  private final World world;
  private final S3Uri lake;

  OrphanSweeper(Pipeline pipeline, World world) {
    this.pipeline = pipeline;
    this.world = world;
    this.lake = S3Uri.parse(pipeline.curated().location());
  }

  /** Sweeps the share that is due; false when S3 or Glue did not answer. */
  boolean sweep() {
    if (pipeline.curated().sink() == Sink.ICEBERG) {
      return true; // Iceberg's own snapshots know what is an orphan
    }
    var candidates = candidates();
    if (candidates.isEmpty()) {
      return false;
    }
    if (candidates.get().isEmpty()) {
      return true;
    }
    // Asked after the directories were listed: a flip in between only makes fewer orphans.
    var locations = locations();
    if (locations.isEmpty()) {
      return false;
    }
    boolean whole = true;
    for (String directory : candidates.get()) {
      if (!locations.get().contains(directory)) {
        boolean deleted = world.writer().deleteDirectory(directory) instanceof Outcome.Done;
        world.signals().count(pipeline.name(), deleted ? "OrphansDeleted" : "OrphansKept", 1);
        whole &= deleted;
      }
    }
    return whole;
  }

  private Optional<List<String>> candidates() {
    Set<String> live = world.ledger().gate(pipeline.name()).live().keySet();
    var found = new ArrayList<String>();
    for (PartitionRecord partition : share()) {
      if (!collect(partition, live, found)) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private List<PartitionRecord> share() {
    long share = Math.floorMod(world.clock().instant().getEpochSecond() / SHARE_SECONDS, SHARES);
    var due = new ArrayList<PartitionRecord>();
    var few = new ArrayList<PartitionRecord>();
    String cursor = null;
    do {
      var page = world.ledger().allPartitions(pipeline.name(), cursor);
      for (PartitionRecord partition : page.items()) {
        if (Math.floorMod(partition.output().id().hashCode(), SHARES) == share) {
          due.add(partition);
        }
        if (few.size() <= FEW) {
          few.add(partition);
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return few.size() <= FEW ? few : due;
  }

  private boolean collect(PartitionRecord partition, Set<String> live, List<String> found) {
    String prefix = lake.key() + partition.output().id() + "/";
    String cursor = null;
    do {
      var answer = world.lister().directories(lake.bucket(), prefix, cursor);
      if (!(answer instanceof Outcome.Done<Page<String>> done)) {
        return false;
      }
      for (String directory : done.value().items()) {
        var name = RUN_DIRECTORY.matcher(directory.substring(prefix.length()));
        String uri = "s3://" + lake.bucket() + "/" + directory;
        if (!name.matches() || live.contains(name.group(1)) || isCurrent(partition, uri)) {
          continue;
        }
        var old = isOld(directory);
        if (old.isEmpty()) {
          return false;
        }
        if (old.get()) {
          found.add(uri);
        }
      }
      cursor = done.value().next();
    } while (cursor != null);
    return true;
  }

  private static boolean isCurrent(PartitionRecord partition, String uri) {
    return partition.processed() != null && partition.processed().location().equals(uri);
  }

  /** Whether nothing in it is younger than the grace period; empty when S3 did not answer. */
  private Optional<Boolean> isOld(String directory) {
    Instant limit = world.clock().instant().minus(pipeline.pace().orphanGrace());
    String cursor = null;
    do {
      var answer = world.lister().objects(lake.bucket(), directory, cursor);
      if (!(answer instanceof Outcome.Done<Page<ObjectLister.Item>> done)) {
        return Optional.empty();
      }
      if (done.value().items().stream().anyMatch(item -> item.modifiedAt().isAfter(limit))) {
        return Optional.of(false);
      }
      cursor = done.value().next();
    } while (cursor != null);
    return Optional.of(true);
  }

  private Optional<Set<String>> locations() {
    var locations = new HashSet<String>();
    String cursor = null;
    do {
      var answer = world.catalog().partitions(pipeline.curated().table(), cursor);
      if (!(answer instanceof Outcome.Done<Page<Catalog.Partition>> done)) {
        return Optional.empty();
      }
      for (Catalog.Partition partition : done.value().items()) {
        String location = partition.location();
        locations.add(location.endsWith("/") ? location : location + "/");
      }
      cursor = done.value().next();
    } while (cursor != null);
    return Optional.of(locations);
  }
}

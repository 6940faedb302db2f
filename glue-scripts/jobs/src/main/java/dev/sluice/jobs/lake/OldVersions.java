package dev.sluice.jobs.lake;

import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.StoredFile;
import dev.sluice.jobs.storage.TemporaryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Deletes the fresh directories of earlier runs, and of runs that broke off, that the catalog does
 * not show: after a time in which every query that had begun with them has ended.
 */
public final class OldVersions {
  private static final Duration GRACE = Duration.ofHours(24);

  private OldVersions() {}

  /**
   * Deletes what is old.
   *
   * @param location the root below which runs make their directories, named by the time in millis
   * @param now the time in millis
   */
  public static void delete(
      GlueTables tables, String database, String name, String location, String token, long now) {
    Pattern directory = Pattern.compile("g(\\d+)-" + Pattern.quote(token));
    Set<String> old = new HashSet<>();
    try {
      for (StoredFile file : Storages.of(location).listAll(location)) {
        String[] segments = file.uri().split("/", -1);
        for (String segment : segments) {
          Matcher version = directory.matcher(segment);
          if (version.matches() && Long.parseLong(version.group(1)) < now - GRACE.toMillis()) {
            old.add(segment);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Listing " + location + " failed", e);
    }
    if (!old.isEmpty()) {
      shown(tables, tables.require(database, name)).forEach(used -> old.removeIf(used::contains));
      old.forEach(segment -> TemporaryFiles.delete(location + segment + "/"));
    }
  }

  /** The locations that a reader may be sent to now. */
  private static Set<String> shown(GlueTables tables, Table table) {
    Set<String> shown = new HashSet<>();
    shown.add(table.storageDescriptor().location());
    if (!table.partitionKeys().isEmpty()) {
      tables
          .partitions(table.databaseName(), table.name(), "")
          .forEach(partition -> shown.add(partition.storageDescriptor().location()));
    }
    return shown;
  }
}

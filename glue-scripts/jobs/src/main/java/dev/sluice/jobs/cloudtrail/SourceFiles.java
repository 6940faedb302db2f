package dev.sluice.jobs.cloudtrail;

import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.storage.Parallel;
import dev.sluice.jobs.storage.PathLayout;
import dev.sluice.jobs.storage.Storage;
import dev.sluice.jobs.storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.Partition;

/** Finds the files of the source partitions that a predicate selects; it lists nothing else. */
final class SourceFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SourceFiles.class);

  private final GlueTables tables;
  private final Function<String, Storage> storages;

  SourceFiles(GlueTables tables, Function<String, Storage> storages) {
    this.tables = tables;
    this.storages = storages;
  }

  /** The files of each output, in no output twice; an output without a source has a problem. */
  List<PlannedOutput> plan(CloudTrailArguments run) {
    Map<Map<String, String>, List<Listing>> listings = new LinkedHashMap<>();
    for (Listing listing : listAll(run)) {
      listings
          .computeIfAbsent(listing.shared(run.partitionBy()), key -> new ArrayList<>())
          .add(listing);
    }
    return run.outputs().stream().map(output -> planned(run, output, listings)).toList();
  }

  private static PlannedOutput planned(
      CloudTrailArguments run,
      OutputPartition output,
      Map<Map<String, String>, List<Listing>> listings) {
    Map<String, String> withoutHour = new LinkedHashMap<>(output.values());
    Optional<String> hour =
        run.layout().placeholders().contains("hour")
            ? Optional.empty()
            : Optional.ofNullable(withoutHour.remove("hour"));
    List<Listing> sources = listings.getOrDefault(withoutHour, List.of());
    List<StoredFile> files = new ArrayList<>();
    for (Listing source : sources) {
      for (StoredFile file : source.files()) {
        if (hour.isEmpty() || hour.equals(PathLayout.hour(file.name()))) {
          files.add(file);
        }
      }
    }
    String directory =
        "%s%sg%d-%s/"
            .formatted(run.targetLocation(), output.path(), output.generation(), run.token());
    return new PlannedOutput(output, directory, files, !sources.isEmpty());
  }

  private List<Listing> listAll(CloudTrailArguments run) {
    List<Source> sources = new ArrayList<>();
    for (Partition partition :
        tables.partitions(run.source().database(), run.source().table(), run.predicate())) {
      String location = partition.storageDescriptor().location();
      run.layout()
          .values(location)
          .ifPresentOrElse(
              values -> sources.add(new Source(values, location)),
              () ->
                  LOG.warn(
                      "Partition {} of {} lies at {}, which the layout '{}' does not describe: no output reads it",
                      partition.values(),
                      run.source(),
                      location,
                      run.layout().pattern()));
    }
    return Parallel.map(sources, source -> new Listing(source.values(), files(source.location())));
  }

  private List<StoredFile> files(String location) throws IOException {
    // Hidden names are left by writers, never by a log delivery.
    return storages.apply(location).list(location).stream()
        .filter(file -> !file.isHidden())
        .toList();
  }

  /** Where a source partition lies, and the placeholders' values that its place tells. */
  private record Source(Map<String, String> values, String location) {}

  /** What lies directly at a source partition's location. */
  private record Listing(Map<String, String> values, List<StoredFile> files) {
    Map<String, String> shared(List<String> partitionBy) {
      Map<String, String> shared = new LinkedHashMap<>();
      for (String key : partitionBy) {
        if (values.containsKey(key)) {
          shared.put(key, values.get(key));
        }
      }
      return shared;
    }
  }
}

package dev.sluice.jobs.source;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.aws.GlueTables;
import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.Parallel;
import dev.sluice.jobs.storage.PathLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.model.Partition;

/**
 * The partitions of a catalog table that an expression of GetPartitions selects: the catalog leaves
 * the others out, so nothing is listed for them.
 */
record CatalogSelection(String database, String table, String predicate, PathLayout layout)
    implements LogPlaces {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogSelection.class);

  static CatalogSelection of(String name, String predicate, PathLayout layout) {
    int dot = name.indexOf('.');
    if (dot < 1 || dot == name.length() - 1) {
      throw new JobException(
          "The cloudtrail source's table is '%s'. Write database.table.".formatted(name));
    }
    return new CatalogSelection(name.substring(0, dot), name.substring(dot + 1), predicate, layout);
  }

  @Override
  public List<String> keys() {
    return layout.placeholders();
  }

  @Override
  public List<LogDirectory> list(PartitionFilter filter) {
    List<Place> places = new ArrayList<>();
    GlueTables tables = new GlueTables(AwsClients.ofProcess().glue());
    for (Partition partition : tables.partitions(database, table, predicate)) {
      String location = partition.storageDescriptor().location();
      layout
          .values(location)
          .map(values -> LogPlaces.row(layout, values))
          .ifPresentOrElse(
              values -> places.add(new Place(location, values)),
              () ->
                  LOG.warn(
                      "Partition {} of {}.{} lies at {}, which the layout '{}' does not describe: nothing reads it",
                      partition.values(),
                      database,
                      table,
                      location,
                      layout.pattern()));
    }
    return Parallel.map(
        places.stream().filter(place -> filter.test(place.values())).toList(),
        place -> LogDirectory.at(place.location(), place.values()));
  }

  private record Place(String location, InternalRow values) {}
}

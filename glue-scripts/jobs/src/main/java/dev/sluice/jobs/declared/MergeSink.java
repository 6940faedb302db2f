package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Writing;
import dev.sluice.jobs.declared.spec.Faults;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.SpecNode;
import dev.sluice.jobs.merge.IcebergMerge;
import dev.sluice.jobs.merge.MergeRules;
import dev.sluice.jobs.merge.ParquetMerge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Merges a frame into a table of the lake by key. */
record MergeSink(
    JobEnvironment environment,
    SparkSession session,
    LakePlace place,
    boolean iceberg,
    Settings settings)
    implements Writing {

  /**
   * What a spec says of a merge.
   *
   * @param keepOnly the frame of all keys that the source has, where others are to be deleted
   */
  record Settings(List<String> keys, Optional<String> deleteWhere, Optional<String> keepOnly) {

    static Settings parse(SpecNode node, Set<String> names, Faults faults) {
      Fields fields = Fields.of(node, faults, "by", "deleteWhere", "keepOnly");
      List<String> keys = fields.texts("by");
      if (keys.isEmpty()) {
        fields.fault("'by' is missing: the columns that tell rows apart, such as [id].");
      }
      Optional<String> keepOnly = fields.find("keepOnly");
      keepOnly.ifPresent(name -> StepParser.requireKnown(name, names, fields));
      return new Settings(keys, fields.find("deleteWhere"), keepOnly);
    }
  }

  @Override
  public long write(Frames frames, String name) {
    MergeRules rules = new MergeRules(settings.keys(), settings.deleteWhere());
    Dataset<Row> rows = frames.get(name).rows();
    Optional<Dataset<Row>> keepOnly = settings.keepOnly().map(keys -> frames.get(keys).rows());
    return iceberg
        ? new IcebergMerge(
                session,
                environment.aws(),
                place.database(),
                place.table(),
                place.location(),
                place.partitionBy(),
                rules)
            .merge(rows, keepOnly)
        : new ParquetMerge(
                session,
                environment.clients().glue(),
                environment.clock(),
                place.database(),
                place.table(),
                place.location(),
                place.partitionBy(),
                rules)
            .merge(rows, keepOnly);
  }
}

package dev.sluice.dynamicframe.record;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.transform.RecordTransform;
import dev.sluice.dynamicframe.transform.Tally;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Records after one transform; Spark runs a chain of these as one pass. */
public record TransformedSource(
    RecordSource upstream,
    RecordTransform transform,
    CallSite site,
    int stage,
    PartitionCounts counts)
    implements RecordSource {

  @Override
  public SparkSession session() {
    return upstream.session();
  }

  @Override
  public boolean replays() {
    return upstream.replays();
  }

  @Override
  public JavaRDD<DynamicRecord> records(Projection wanted) {
    RecordTransform work = transform;
    CallSite where = site;
    int number = stage;
    PartitionCounts totals = counts;
    boolean counting = !work.tallied().isEmpty();
    return upstream
        .records(work.needs(wanted))
        .mapPartitionsWithIndex(
            (partition, records) -> {
              Tally tally = counting ? tally(totals, partition, work.tallied().size()) : Tally.NONE;
              return new StageIterator(records, work.name(), work.compile(tally), where, number);
            },
            false);
  }

  /** The partition is that of the records: after coalesce one task computes several of them. */
  private static Tally tally(PartitionCounts totals, int partition, int slots) {
    // A partition that counts nothing must be known to have been looked at.
    totals.add(new PartitionCounts.Count(partition, 0, 0));
    long[] counts = new long[slots];
    return slot -> totals.add(new PartitionCounts.Count(partition, slot, ++counts[slot]));
  }
}

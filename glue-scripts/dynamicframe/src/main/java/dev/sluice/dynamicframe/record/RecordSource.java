package dev.sluice.dynamicframe.record;

import dev.sluice.dynamicframe.path.Projection;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Where a frame's records come from; asking twice means computing twice. */
public interface RecordSource {

  /** The session that reads. */
  SparkSession session();

  /** The records; a source may leave out what is not wanted, and never needs to. */
  JavaRDD<DynamicRecord> records(Projection wanted);

  /** Whether reading again gives the same records in the same partitions and order. */
  boolean replays();
}

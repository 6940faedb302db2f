package dev.sluice.dynamicframe;

import org.apache.spark.sql.SparkSession;

/** The one local session of this module's tests. */
public final class TestSpark {
  private TestSpark() {}

  /** Made on first use, ended with the JVM. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("dynamicframe-tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/warehouse")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        .getOrCreate();
  }
}

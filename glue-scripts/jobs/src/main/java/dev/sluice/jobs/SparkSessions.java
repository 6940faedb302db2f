package dev.sluice.jobs;

import dev.sluice.jobs.aws.AwsEnvironment;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Opens the Spark of a job: Glue's own where there is one, a trimmed local one elsewhere. */
public final class SparkSessions {

  private SparkSessions() {}

  /** The JVM's session, made at the first call; nobody stops it. */
  public static SparkSession open(String name) {
    Option<SparkSession> warm = SparkSession.getDefaultSession();
    if (warm.isDefined() && !warm.get().sparkContext().isStopped()) {
      return warm.get();
    }
    context(name);
    // Said again for a Spark that somebody else has started.
    SparkSession.Builder builder = SparkSession.builder();
    storage(AwsEnvironment.ofProcess()).forEach(builder::config);
    catalog().forEach(builder::config);
    return builder.getOrCreate();
  }

  /**
   * The JVM's Spark without a session, which a job that asks no SQL need not wait for: it loads
   * Scala's compiler reflection, a thousand classes.
   */
  public static JavaSparkContext context(String name) {
    SparkConf settings = new SparkConf().setAppName("sluice-" + name);
    if (System.getProperty("spark.master") == null) {
      settings.setMaster("local[*]");
      local().forEach(settings::set);
    }
    storage(AwsEnvironment.ofProcess()).forEach(settings::set);
    catalog().forEach(settings::set);
    return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(settings));
  }

  /** A laptop runs no shuffle service and shows no pages: what nobody uses is not started. */
  private static Map<String, String> local() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.log.level", "WARN");
    settings.put("spark.driver.host", "localhost");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.sql.shuffle.partitions", "4");
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put(
        "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/sluice-warehouse");
    return settings;
  }

  /** The Data Catalog is where plain table names are looked for; {@code glue} is its name. */
  private static Map<String, String> catalog() {
    return Map.of(
        "spark.sql.catalog.glue", "dev.sluice.jobs.catalog.GlueCatalogPlugin",
        "spark.sql.defaultCatalog", "glue");
  }

  /** With an endpoint of its own, S3 is reached by path and over plain HTTP. */
  private static Map<String, String> storage(AwsEnvironment environment) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.hadoop.fs.s3.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    settings.put("spark.hadoop.fs.s3a.create.performance", "true");
    environment
        .s3Endpoint()
        .ifPresent(
            url -> {
              settings.put("spark.hadoop.fs.s3a.endpoint", url);
              settings.put("spark.hadoop.fs.s3a.endpoint.region", environment.region());
              settings.put("spark.hadoop.fs.s3a.path.style.access", "true");
              settings.put(
                  "spark.hadoop.fs.s3a.connection.ssl.enabled",
                  String.valueOf(url.startsWith("https")));
            });
    return settings;
  }
}

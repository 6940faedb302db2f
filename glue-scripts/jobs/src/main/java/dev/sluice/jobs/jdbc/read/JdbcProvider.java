package dev.sluice.jobs.jdbc.read;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** How Spark comes to a planned read: by its JSON as an option. */
public final class JdbcProvider implements TableProvider {
  static final String READ = "read";

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return JdbcRead.fromJson(options.get(READ)).schema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new JdbcTable(JdbcRead.fromJson(new CaseInsensitiveStringMap(properties).get(READ)));
  }
}

package dev.sluice.jobs.declared;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Opens a connection by the options that Spark takes. */
final class JdbcConnections {

  private JdbcConnections() {}

  static Connection open(Map<String, String> options) throws SQLException {
    Properties properties = new Properties();
    copy(options, properties, "user");
    copy(options, properties, "password");
    return DriverManager.getConnection(options.getOrDefault("url", ""), properties);
  }

  private static void copy(Map<String, String> options, Properties properties, String name) {
    String value = options.get(name);
    if (value != null) {
      properties.put(name, value);
    }
  }
}

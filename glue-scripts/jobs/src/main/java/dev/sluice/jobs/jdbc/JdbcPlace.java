package dev.sluice.jobs.jdbc;

import java.io.Serializable;
import java.util.Map;

/**
 * Where a relational database is, without its password: a Glue connection by name, or a URL with a
 * user or a secret's name. An absent part is empty; the place may travel in plans and to executors.
 *
 * @param options what the driver is told beside user and password, such as {@code sslmode}
 */
public record JdbcPlace(
    String connection, String url, String user, String secret, Map<String, String> options)
    implements Serializable {

  public JdbcPlace {
    options = Map.copyOf(options);
    Passwords.refuse(url, options);
  }

  /** What messages call the place; a URL's parameters are left out. */
  public String label() {
    return connection.isEmpty() ? withoutParameters(url) : "connection '" + connection + "'";
  }

  static String withoutParameters(String url) {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }

  @Override
  public String toString() {
    return label();
  }
}

package dev.sluice.jobs.jdbc;

import java.util.HashMap;
import java.util.Map;

/** What differs between databases: quotes, and how their drivers are told to give up in time. */
public enum Dialect {
  POSTGRESQL("\""),
  REDSHIFT("\""),
  MYSQL("`"),
  OTHER("\"");

  private final String quote;

  Dialect(String quote) {
    this.quote = quote;
  }

  static Dialect of(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    if (url.startsWith("jdbc:redshift:")) {
      return REDSHIFT;
    }
    return url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:") ? MYSQL : OTHER;
  }

  /** An identifier that means exactly this name. */
  public String quote(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  /** Whether several connections can read one and the same snapshot. */
  public boolean sharesSnapshots() {
    return this == POSTGRESQL;
  }

  /** The driver's settings that bound every wait; where TLS is asked for, they ask for it too. */
  Map<String, String> settings(boolean tls) {
    Map<String, String> settings = new HashMap<>();
    switch (this) {
      case POSTGRESQL -> {
        settings.putAll(Map.of("connectTimeout", "10", "loginTimeout", "20"));
        settings.putAll(Map.of("socketTimeout", "600", "tcpKeepAlive", "true"));
        settings.put("reWriteBatchedInserts", "true");
        settings.put("ApplicationName", "sluice");
        if (tls) {
          settings.put("sslmode", "require");
        }
      }
      case REDSHIFT -> {
        settings.putAll(Map.of("connectTimeout", "10", "loginTimeout", "20"));
        // BEGIN READ ONLY for each transaction; its other way is a setting of the session.
        settings.put("readOnlyMode", "transaction");
        // An UNLOAD says nothing until all is written.
        settings.putAll(Map.of("socketTimeout", "7200", "tcpKeepAlive", "true"));
        if (tls) {
          settings.put("ssl", "true");
        }
      }
      case MYSQL -> {
        settings.putAll(Map.of("connectTimeout", "10000", "socketTimeout", "600000"));
        if (tls) {
          settings.put("sslMode", "REQUIRED");
        }
      }
      case OTHER -> {
        // How another driver is told stands in its URL or in the place's options.
      }
    }
    return settings;
  }
}

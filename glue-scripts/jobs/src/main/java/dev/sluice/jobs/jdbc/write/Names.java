package dev.sluice.jobs.jdbc.write;

import dev.sluice.jobs.jdbc.Dialect;
import java.util.Collection;
import java.util.stream.Collectors;

/** The names of a write's tables as SQL writes them. */
record Names(Dialect dialect, String schema) {
  /** PostgreSQL's longest name. */
  private static final int LONGEST = 63;

  String table(String name) {
    return schema.isEmpty()
        ? dialect.quote(name)
        : dialect.quote(schema) + "." + dialect.quote(name);
  }

  /** Where a table is filled before it takes the place of the old one. */
  String staged(String name) {
    return table(shortened("sluice_new_" + name));
  }

  /** Which parts of a staged table are there. */
  String parts(String name) {
    return table(shortened("sluice_parts_" + name));
  }

  /** What a name is changed to, which must not name the schema again. */
  String renamed(String name) {
    return dialect == Dialect.OTHER || dialect == Dialect.MYSQL ? table(name) : dialect.quote(name);
  }

  String columns(Collection<String> names) {
    return names.stream().map(dialect::quote).collect(Collectors.joining(", "));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST - 9) + "_%08x".formatted(name.hashCode());
  }
}

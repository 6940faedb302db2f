package dev.sluice.jobs.jdbc.read;

/**
 * What is read: a table or a query.
 *
 * @param from what stands behind FROM
 * @param label what messages call it
 */
record Relation(String from, String label) {

  static Relation table(String name) {
    return new Relation(name, "table " + name);
  }

  static Relation query(String sql) {
    String text = sql.strip().replaceFirst(";$", "");
    // Without AS, which Oracle does not take before a table's other name.
    return new Relation("(" + text + ") sluice_query", "query " + text.replaceAll("\\s+", " "));
  }
}

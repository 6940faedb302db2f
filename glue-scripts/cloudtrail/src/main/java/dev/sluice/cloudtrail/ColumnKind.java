package dev.sluice.cloudtrail;

/** What a column holds, and with it the type that each table format gives it. */
public enum ColumnKind {
  /** Text; a JSON string without its quotes and escapes. */
  STRING("string"),
  /** JSON text exactly as it stands in the log file. */
  JSON("string"),
  /** An instant, in microseconds since 1970 in UTC. */
  TIMESTAMP("timestamp"),
  BOOLEAN("boolean"),
  /** A group of columns, which has no value of its own but can be null. */
  STRUCT("struct");

  private final String catalogType;

  ColumnKind(String catalogType) {
    this.catalogType = catalogType;
  }

  String catalogType() {
    return catalogType;
  }
}

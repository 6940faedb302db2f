package dev.sluice.pipeline;

/** A table of the Data Catalog. */
public record TableName(String database, String table) {
  @Override
  public String toString() {
    return database + "." + table;
  }
}

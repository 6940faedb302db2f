package dev.sluice.jobs.jdbc.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tables that belong together, and their keys.
 *
 * @param primaryKeys the key's columns, by table
 * @param references which child's rows belong to which parent's, parents first
 */
public record TableSet(
    Map<String, Dataset<Row>> tables,
    Map<String, List<String>> primaryKeys,
    List<Reference> references) {

  public TableSet {
    tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    primaryKeys = Map.copyOf(primaryKeys);
    references = List.copyOf(references);
  }

  /** A child's column that holds the values of a parent's, each of which stands there once. */
  public record Reference(String child, String column, String parent, String parentColumn) {}

  /** The tables in an order in which they can be dropped: no key holds one that comes later. */
  List<String> childrenFirst() {
    Set<String> order = new LinkedHashSet<>();
    List<Reference> deepestFirst = new ArrayList<>(references);
    java.util.Collections.reverse(deepestFirst);
    deepestFirst.forEach(reference -> order.add(reference.child()));
    order.addAll(tables.keySet());
    return List.copyOf(order);
  }
}

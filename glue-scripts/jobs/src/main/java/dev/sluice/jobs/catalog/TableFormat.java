package dev.sluice.jobs.catalog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** What a catalog table's files hold, as its several descriptions tell. */
enum TableFormat {
  ICEBERG,
  CLOUDTRAIL,
  PARQUET,
  JSON,
  CSV,
  VIEW,
  OTHER;

  static TableFormat of(Table table) {
    if ("ICEBERG".equalsIgnoreCase(table.parameters().get("table_type"))) {
      return ICEBERG;
    }
    if ("VIRTUAL_VIEW".equals(table.tableType()) || table.storageDescriptor() == null) {
      return VIEW;
    }
    String described = described(table);
    if (described.contains("cloudtrail")) {
      return CLOUDTRAIL;
    }
    if (described.contains("parquet")) {
      return PARQUET;
    }
    if (described.contains("json")) {
      return JSON;
    }
    boolean delimited =
        Stream.of("csv", "lazysimple", "textinputformat").anyMatch(described::contains);
    return delimited ? CSV : OTHER;
  }

  /** Crawlers write a classification, Hive an input format and a serde, Spark a provider. */
  private static String described(Table table) {
    StorageDescriptor storage = table.storageDescriptor();
    SerDeInfo serde = storage.serdeInfo();
    return Stream.of(
            table.parameters().get("classification"),
            table.parameters().get("spark.sql.sources.provider"),
            storage.inputFormat(),
            serde == null ? null : serde.serializationLibrary())
        .filter(Objects::nonNull)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .reduce("", (a, b) -> a + " " + b);
  }

  /** The options by which Spark's reader of this format reads the table. */
  Map<String, String> readOptions(Table table) {
    Map<String, String> options = new HashMap<>();
    if (this == CSV) {
      SerDeInfo serde = table.storageDescriptor().serdeInfo();
      Map<String, String> hive = serde == null ? Map.of() : serde.parameters();
      copy(hive.getOrDefault("separatorChar", hive.get("field.delim")), options, "sep");
      copy(hive.get("quoteChar"), options, "quote");
      copy(hive.getOrDefault("escapeChar", "\""), options, "escape");
      boolean header = !"0".equals(table.parameters().getOrDefault("skip.header.line.count", "0"));
      options.put("header", String.valueOf(header));
    }
    return options;
  }

  private static void copy(@Nullable String value, Map<String, String> options, String name) {
    if (value != null && !value.isEmpty()) {
      options.put(name, value);
    }
  }
}

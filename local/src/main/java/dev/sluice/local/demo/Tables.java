package dev.sluice.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.layout.Template;
import dev.sluice.pipeline.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.TableInput;

/** The catalog's tables as Terraform declares them, with the columns of the same files. */
final class Tables {
  private static final Path COLUMNS = Path.of("terraform", "modules", "catalog", "columns");

  private final List<Column> raw;
  private final List<Column> curated;

  private Tables(List<Column> raw, List<Column> curated) {
    this.raw = List.copyOf(raw);
    this.curated = List.copyOf(curated);
  }

  static Tables of(Path checkout) {
    Path columns = checkout.resolve(COLUMNS);
    return new Tables(
        read(columns.resolve("cloudtrail-raw.json")), read(columns.resolve("cloudtrail.json")));
  }

  TableInput raw(Pipeline pipeline, String name, Map<String, String> values) {
    return TableInput.builder()
        .name(name)
        .tableType("EXTERNAL_TABLE")
        .parameters(Map.of("EXTERNAL", "TRUE", "classification", "json", "compressionType", "gzip"))
        .partitionKeys(keys(pipeline.rawKeys()))
        .storageDescriptor(
            s ->
                s.location(root(pipeline, values))
                    .columns(raw)
                    .inputFormat("com.amazon.emr.cloudtrail.CloudTrailInputFormat")
                    .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                    .compressed(true)
                    .serdeInfo(
                        i -> i.serializationLibrary("org.apache.hive.hcatalog.data.JsonSerDe")))
        .build();
  }

  TableInput curated(Pipeline pipeline) {
    return TableInput.builder()
        .name(pipeline.curated().table().table())
        .tableType("EXTERNAL_TABLE")
        .parameters(
            Map.of("EXTERNAL", "TRUE", "classification", "parquet", "parquet.compression", "ZSTD"))
        .partitionKeys(keys(pipeline.curated().partitionBy()))
        .storageDescriptor(
            s ->
                s.location(pipeline.curated().location())
                    .columns(curated)
                    .inputFormat("org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat")
                    .outputFormat("org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat")
                    .serdeInfo(
                        i ->
                            i.serializationLibrary(
                                "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe")))
        .build();
  }

  /** The deepest directory that holds every partition of the table: what its name fixes. */
  private static String root(Pipeline pipeline, Map<String, String> values) {
    StringBuilder root = new StringBuilder("s3://").append(pipeline.raw().bucket()).append('/');
    root.append(pipeline.raw().layout().prefix());
    for (String segment : pipeline.raw().layout().segments()) {
      Template template = Template.parse(segment);
      if (!pipeline.raw().table().names().containsAll(template.names())) {
        break;
      }
      root.append(template.fill(values)).append('/');
    }
    return root.toString();
  }

  private static List<Column> keys(List<String> names) {
    return names.stream().map(name -> column(name, "string")).toList();
  }

  private static List<Column> read(Path file) {
    try {
      List<Column> columns = new ArrayList<>();
      for (JsonNode node : new ObjectMapper().readTree(file.toFile())) {
        columns.add(column(node.get("name").textValue(), node.get("type").textValue()));
      }
      return columns;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the table's columns from " + file + "; is the checkout whole?", e);
    }
  }

  private static Column column(String name, String type) {
    return Column.builder().name(name).type(type).build();
  }
}

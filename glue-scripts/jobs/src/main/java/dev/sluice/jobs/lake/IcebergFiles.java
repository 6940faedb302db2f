package dev.sluice.jobs.lake;

import dev.sluice.cloudtrail.convert.WrittenFile;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetUtil;

/** Describes finished Parquet files to Iceberg, with the metrics that their footers hold. */
final class IcebergFiles {
  private final Table table;

  IcebergFiles(Table table) {
    this.table = table;
  }

  List<DataFile> of(Publication publication) {
    PartitionData partition = new PartitionData(table.spec().partitionType());
    List<PartitionField> fields = table.spec().fields();
    for (int i = 0; i < fields.size(); i++) {
      partition.set(i, publication.values().get(fields.get(i).name()));
    }
    return publication.files().stream().map(file -> of(publication, file, partition)).toList();
  }

  private DataFile of(Publication publication, WrittenFile file, PartitionData partition) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    InputFile input = table.io().newInputFile(publication.directory() + name, file.bytes());
    Metrics metrics = ParquetUtil.fileMetrics(input, MetricsConfig.forTable(table));
    return DataFiles.builder(table.spec())
        .withInputFile(input)
        .withFormat(FileFormat.PARQUET)
        .withPartition(partition)
        .withMetrics(metrics)
        .build();
  }
}

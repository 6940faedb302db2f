package dev.sluice.jobs.source;

import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;

/** Makes the reader of a task on its executor. */
public record CloudTrailReaders(
    StructType required, StructType partitionSchema, String rejectedPath)
    implements PartitionReaderFactory {

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    TaskContext task = TaskContext.get();
    // The attempt is in the name: a task that is tried again does not add to what it left.
    String name = "part-%05d-%d.jsonl".formatted(task.partitionId(), task.taskAttemptId());
    return new CloudTrailPartitionReader(
        (FileGroup) partition,
        RowMaker.of(required, partitionSchema),
        files(),
        rejectedPath.isEmpty() ? "" : rejectedPath + name);
  }

  /** What the rows are made of: the files, opened for the scan's columns. */
  public LogFileReaders files() {
    return new LogFileReaders(RowMaker.of(required, partitionSchema).projection());
  }
}

package dev.sluice.jobs.catalog;

import dev.sluice.jobs.storage.Parallel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.datasources.NoopCache$;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.execution.datasources.PartitioningAwareFileIndex;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map;
import scala.collection.immutable.Seq;
import scala.collection.mutable.LinkedHashMap;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lists the files of the partitions that a query's filters leave, each at its own location, so that
 * Spark's own file scans can read a catalog table.
 */
final class CatalogFileIndex extends PartitioningAwareFileIndex {
  private final CatalogPartitions partitions;
  private final Configuration configuration;
  private final String location;

  CatalogFileIndex(
      SparkSession session,
      CatalogPartitions partitions,
      StructType schema,
      String location,
      Configuration configuration) {
    super(
        session,
        scala.collection.immutable.Map$.MODULE$.empty(),
        Option.apply(schema),
        NoopCache$.MODULE$);
    this.partitions = partitions;
    this.configuration = configuration;
    this.location = location;
  }

  @Override
  public Seq<PartitionDirectory> listFiles(
      Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    List<PartitionDirectory> found =
        Parallel.map(
            partitions.select(partitionFilters),
            directory -> PartitionDirectory.apply(directory.values(), files(directory.location())));
    return CollectionConverters.asScala(found).toSeq();
  }

  private FileStatus[] files(String directory) throws IOException {
    Path root = new Path(directory);
    List<FileStatus> files = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> all =
          root.getFileSystem(configuration).listFiles(root, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        if (file.getLen() > 0 && !isHidden(root, file.getPath())) {
          files.add(file);
        }
      }
    } catch (FileNotFoundException e) {
      // A partition may be registered before its first file comes.
      return new FileStatus[0];
    }
    return files.toArray(FileStatus[]::new);
  }

  private static boolean isHidden(Path root, Path file) {
    for (Path at = file; at != null && at.depth() > root.depth(); at = at.getParent()) {
      if (at.getName().startsWith("_") || at.getName().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public StructType partitionSchema() {
    return partitions.schema();
  }

  /** Partitions are found by filter only, so there is no list of all of them. */
  @Override
  public PartitionSpec partitionSpec() {
    return PartitionSpec.apply(
        partitions.schema(),
        CollectionConverters.asScala(
                List.<org.apache.spark.sql.execution.datasources.PartitionPath>of())
            .toSeq());
  }

  @Override
  public Seq<Path> rootPaths() {
    return CollectionConverters.asScala(List.of(new Path(location))).toSeq();
  }

  @Override
  public String[] inputFiles() {
    return CollectionConverters.asJava(listFiles(none(), none())).stream()
        .flatMap(directory -> CollectionConverters.asJava(directory.files()).stream())
        .map(file -> file.getPath().toString())
        .toArray(String[]::new);
  }

  /** Unknown sizes count as large: Spark then measures before it broadcasts. */
  @Override
  public long sizeInBytes() {
    if (!partitions.schema().isEmpty()) {
      return Long.MAX_VALUE / 1024;
    }
    return CollectionConverters.asJava(listFiles(none(), none())).stream()
        .flatMap(directory -> CollectionConverters.asJava(directory.files()).stream())
        .mapToLong(file -> file.getLen())
        .sum();
  }

  private static Seq<Expression> none() {
    return CollectionConverters.asScala(List.<Expression>of()).toSeq();
  }

  @Override
  public void refresh() {
    // Nothing is kept: every scan lists for itself.
  }

  @Override
  public LinkedHashMap<Path, FileStatus> leafFiles() {
    return new LinkedHashMap<>();
  }

  @Override
  public Map<Path, FileStatus[]> leafDirToChildrenFiles() {
    return scala.collection.immutable.Map$.MODULE$.empty();
  }

  /** Two scans are the same only when they are one: Spark compares to reuse exchanges. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

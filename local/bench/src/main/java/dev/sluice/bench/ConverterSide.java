package dev.sluice.bench;

import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.Projection;
import dev.sluice.cloudtrail.convert.ConversionInput;
import dev.sluice.cloudtrail.convert.ConversionSettings;
import dev.sluice.cloudtrail.convert.PartitionConverter;
import dev.sluice.cloudtrail.convert.TargetFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The converter by itself, in a plain JVM on two threads: what the job costs beyond it is Spark.
 */
final class ConverterSide implements Side {
  private static final int THREADS = 2;
  private final Map<Path, List<Path>> partitions;

  ConverterSide(Input input) {
    partitions =
        input.files().stream()
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.toList()));
  }

  @Override
  public void run(int round, Path output) throws IOException {
    PartitionConverter converter =
        new PartitionConverter(
            ConversionSettings.defaults(output.resolve("spill")).withThreads(THREADS));
    int number = 0;
    for (List<Path> files : partitions.values()) {
      String name = "partition-" + number++;
      List<ConversionInput> inputs = files.stream().map(ConverterSide::input).toList();
      converter.convert(
          inputs,
          part -> target(output.resolve(name + "-" + part + ".parquet")),
          record -> {
            throw new IOException(record.file() + ": " + record.reason());
          });
    }
  }

  private static ConversionInput input(Path file) {
    return rejected ->
        new CloudTrailReader(
            file.toString(), Files.newInputStream(file), Projection.all(), rejected);
  }

  private static TargetFile target(Path file) {
    return new TargetFile(
        file.toString(), () -> new BufferedOutputStream(Files.newOutputStream(file)));
  }
}

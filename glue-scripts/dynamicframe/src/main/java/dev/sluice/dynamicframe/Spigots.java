package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.NodeJson;
import dev.sluice.dynamicframe.record.DynamicRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;

/** Writes samples of frames, one JSON object a line, in one file. */
final class Spigots {
  private static final String FILE = "part-00000.json";

  private Spigots() {}

  static void write(DynamicFrame frame, String path, SpigotOptions options) {
    JavaRDD<DynamicRecord> records = frame.records();
    JavaRDD<DynamicRecord> chosen =
        options.prob() < 1 ? records.sample(false, options.prob(), options.seed()) : records;
    List<DynamicRecord> sample = chosen.take(options.topk());
    Configuration hadoop = frame.stage().source().session().sparkContext().hadoopConfiguration();
    Path file = new Path(path, FILE);
    try (BufferedWriter writer =
        new BufferedWriter(
            new OutputStreamWriter(
                file.getFileSystem(hadoop).create(file, true), StandardCharsets.UTF_8))) {
      for (DynamicRecord record : sample) {
        writer.write(NodeJson.compact(record.getRoot()));
        writer.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the spigot's sample to " + file + ": check that the path can be written",
          e);
    }
  }
}

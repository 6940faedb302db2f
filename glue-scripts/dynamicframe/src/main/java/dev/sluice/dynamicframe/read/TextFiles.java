package dev.sluice.dynamicframe.read;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Finds files, opens them unpacked, and reads them as lines by Spark's own splits. */
final class TextFiles {
  private TextFiles() {}

  /** All files beneath these paths, without markers and hidden ones. */
  static List<String> list(SparkSession session, List<String> paths) {
    String[] files =
        session
            .read()
            .option("recursiveFileLookup", "true")
            .text(paths.toArray(new String[0]))
            .inputFiles();
    return List.of(files).stream().map(TextFiles::decode).sorted().toList();
  }

  /** Spark reports files as URLs, with blanks and the like encoded; paths are not. */
  static String decode(String url) {
    return new Path(URI.create(url)).toString();
  }

  /** The file's content, unpacked if its name says that it is packed. */
  static InputStream open(String file, Configuration hadoop) throws IOException {
    Path path = new Path(file);
    InputStream raw = path.getFileSystem(hadoop).open(path);
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    return codec == null ? raw : codec.createInputStream(raw);
  }

  /** The lines of these files; the first column of each row is the line. */
  static JavaRDD<InternalRow> lines(SparkSession session, List<String> files) {
    return session
        .read()
        .option("recursiveFileLookup", "true")
        .text(files.toArray(new String[0]))
        .queryExecution()
        .toRdd()
        .toJavaRDD();
  }
}

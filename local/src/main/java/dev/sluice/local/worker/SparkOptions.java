package dev.sluice.local.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The options that the root pom names for every JVM with Spark in it. */
public final class SparkOptions {
  private SparkOptions() {}

  /** Reads what the build has filtered in. */
  public static List<String> read() throws IOException {
    try (InputStream options = SparkOptions.class.getResourceAsStream("spark.options")) {
      if (options == null) {
        throw new IOException("the build has left out spark.options");
      }
      String text = new String(options.readAllBytes(), StandardCharsets.UTF_8).trim();
      return Arrays.asList(text.split("\\s+"));
    }
  }
}

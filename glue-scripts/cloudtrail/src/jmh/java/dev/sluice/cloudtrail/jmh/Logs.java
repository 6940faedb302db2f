package dev.sluice.cloudtrail.jmh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.Projection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Log files in memory, so that no disk is measured. */
final class Logs {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long ENOUGH = 64L << 20;

  private Logs() {}

  /** The whole log files under the directory that {@code -Dsluice.logs} names. */
  static List<byte[]> read() {
    String directory = System.getProperty("sluice.logs", "");
    if (directory.isEmpty()) {
      throw new IllegalStateException(
          "Set -Dsluice.logs to a directory of log files, as ./sluice generate --out writes one.");
    }
    List<byte[]> logs = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      List<Path> named =
          files
              .filter(file -> file.toString().contains("/CloudTrail/"))
              .filter(file -> file.toString().endsWith(".json.gz"))
              .sorted()
              .toList();
      for (Path file : named) {
        byte[] log = Files.readAllBytes(file);
        if (bytes < ENOUGH && isWhole(log)) {
          logs.add(log);
          bytes += unpacked(log);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (logs.isEmpty()) {
      throw new IllegalStateException("No log file lies under " + directory);
    }
    System.out.printf("%d log files, %.1f MB unpacked%n", logs.size(), bytes / 1e6);
    return logs;
  }

  private static boolean isWhole(byte[] log) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(log));
        JsonParser parser = JSON.createParser(in.readAllBytes())) {
      while (parser.nextToken() != null) {
        // only walked: a file that is no JSON ends in an exception
      }
      return true;
    } catch (IOException damaged) {
      // The generator adds damaged files on purpose; neither inflaters nor parsers get past them.
      return false;
    }
  }

  /** The size that gzip's last four bytes state. */
  static int unpacked(byte[] log) {
    return ByteBuffer.wrap(log).order(ByteOrder.LITTLE_ENDIAN).getInt(log.length - 4);
  }

  static CloudTrailReader reader(byte[] log, Projection projection) {
    return new CloudTrailReader("log", new ByteArrayInputStream(log), projection, record -> {});
  }
}

package dev.sluice.local.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The log files that a benchmark reads. */
final class BenchFiles {
  private static final Pattern KEY =
      Pattern.compile(
          "AWSLogs/([^/]+)/CloudTrail/([^/]+)/([0-9]{4})/([0-9]{2})/([0-9]{2})/[^/]+\\.json\\.gz");

  private BenchFiles() {}

  /** Gives every log file under a directory a second name under another one. */
  static void link(Path from, Path to) throws IOException {
    for (Path file : under(from)) {
      Path link = to.resolve(matched(file).group());
      Files.createDirectories(link.getParent());
      try {
        Files.createLink(link, file);
      } catch (IOException | UnsupportedOperationException onAnotherVolume) {
        Files.copy(file, link);
      }
    }
  }

  static List<Path> under(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> KEY.matcher(file.toString()).find()).sorted().toList();
    }
  }

  private static Matcher matched(Path file) {
    Matcher matcher = KEY.matcher(file.toString());
    if (!matcher.find()) {
      throw new IllegalArgumentException(file + " is no log file's name");
    }
    return matcher;
  }

  /** The directories of the source partitions, each with its values: account to day. */
  static Map<Path, List<String>> partitions(Path directory) throws IOException {
    Map<Path, List<String>> partitions = new TreeMap<>();
    for (Path file : under(directory)) {
      Matcher key = matched(file);
      partitions.put(
          file.getParent(),
          List.of(key.group(1), key.group(2), key.group(3), key.group(4), key.group(5)));
    }
    return partitions;
  }

  /** The unpacked size that a gzip file states in its last four bytes. */
  static long unpackedSize(Path file) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "r")) {
      raw.seek(raw.length() - Integer.BYTES);
      return Integer.toUnsignedLong(Integer.reverseBytes(raw.readInt()));
    }
  }
}

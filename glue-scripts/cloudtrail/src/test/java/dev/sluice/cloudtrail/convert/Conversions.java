package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.Projection;
import dev.sluice.cloudtrail.RejectedRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Runs conversions into a folder and keeps what was rejected. */
final class Conversions {
  final List<RejectedRecord> rejected = new ArrayList<>();
  private final Path folder;

  Conversions(Path folder) {
    this.folder = folder;
  }

  ConversionSettings settings() {
    return ConversionSettings.defaults(folder.resolve("spill"));
  }

  ConversionReport convert(ConversionSettings settings, List<ConversionInput> inputs)
      throws IOException {
    return new PartitionConverter(settings)
        .convert(
            inputs, number -> target(folder.resolve("part-" + number + ".parquet")), rejected::add);
  }

  /** All files that the last conversion wrote, as a table for a query. */
  String table() {
    return "read_parquet('" + folder.resolve("part-*.parquet") + "')";
  }

  static ConversionInput file(Path file) {
    return input(file.toString(), () -> Files.newInputStream(file));
  }

  static ConversionInput input(String name, Content content) {
    return rejected -> new CloudTrailReader(name, content.open(), Projection.all(), rejected);
  }

  /** Opens a file's bytes. */
  interface Content {
    InputStream open() throws IOException;
  }

  private static TargetFile target(Path file) {
    return new TargetFile(file.toString(), () -> Files.newOutputStream(file));
  }

  static ConversionInput records(String name, String... records) throws IOException {
    return content(name, gzip("{\"Records\":[" + String.join(",", records) + "]}"));
  }

  static ConversionInput content(String name, byte[] content) {
    return input(name, () -> new ByteArrayInputStream(content));
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  static String event(String id, String time) {
    return "{\"eventID\":\"" + id + "\",\"eventTime\":\"" + time + "\"}";
  }
}

package dev.sluice.cloudtrail.convert;

import dev.sluice.cloudtrail.RejectedRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.io.LocalOutputFile;

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
            inputs,
            number -> new LocalOutputFile(folder.resolve("part-" + number + ".parquet")),
            rejected::add);
  }

  /** All files that the last conversion wrote, as a table for a query. */
  String table() {
    return "read_parquet('" + folder.resolve("part-*.parquet") + "')";
  }

  static ConversionInput file(Path file) throws IOException {
    return new ConversionInput(file.toString(), Files.size(file), () -> Files.newInputStream(file));
  }

  static ConversionInput records(String name, String... records) throws IOException {
    return content(name, gzip("{\"Records\":[" + String.join(",", records) + "]}"));
  }

  static ConversionInput content(String name, byte[] content) {
    return new ConversionInput(name, content.length, () -> new ByteArrayInputStream(content));
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

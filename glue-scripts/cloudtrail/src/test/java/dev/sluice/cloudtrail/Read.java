package dev.sluice.cloudtrail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** What a reader made of a file: its rows as texts by path, what it rejected, and its report. */
record Read(List<Map<String, String>> rows, List<RejectedRecord> rejected, FileReport report) {

  static Read file(byte[] content) throws IOException {
    return file(content, Projection.all());
  }

  static Read file(byte[] content, Projection projection) throws IOException {
    List<RejectedRecord> rejected = new ArrayList<>();
    List<Map<String, String>> rows = new ArrayList<>();
    try (CloudTrailReader reader =
        new CloudTrailReader(
            "file", new ByteArrayInputStream(content), projection, rejected::add)) {
      while (reader.next()) {
        rows.add(texts(reader.row()));
      }
      return new Read(rows, rejected, reader.report());
    }
  }

  static Read plain(String json) throws IOException {
    return file(json.getBytes(StandardCharsets.UTF_8));
  }

  static Read records(String... records) throws IOException {
    return plain("{\"Records\":[" + String.join(",", records) + "]}");
  }

  /** Every column that is not null, structs as "{}"; the file's name left out. */
  private static Map<String, String> texts(CloudTrailRow row) {
    Map<String, String> texts = new TreeMap<>();
    for (CloudTrailColumn column : CloudTrailSchema.all()) {
      int index = column.index();
      if (!row.isNull(index) && !column.path().equals(CloudTrailSchema.SOURCE_FILE)) {
        texts.put(
            column.path(),
            switch (column.kind()) {
              case STRUCT -> "{}";
              case BOOLEAN -> Boolean.toString(row.isTrue(index));
              case TIMESTAMP -> Long.toString(row.micros(index));
              case STRING, JSON ->
                  new String(
                      row.bytes(index),
                      row.offset(index),
                      row.length(index),
                      StandardCharsets.UTF_8);
            });
      }
    }
    return texts;
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}

package dev.sluice.local.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/** Writes one planned log file, hashing what is packed and what is unpacked on the way. */
final class LogFileWriter {
  private final Path out;
  private final EventShapes shapes;

  LogFileWriter(Path out, EventShapes shapes) {
    this.out = out;
    this.shapes = shapes;
  }

  WrittenFile write(FilePlan plan) throws IOException {
    Path file = out.resolve(plan.key());
    Files.createDirectories(file.getParent());
    return plan.kind() == FilePlan.Kind.CORRUPT ? corrupt(plan, file) : log(plan, file);
  }

  private WrittenFile log(FilePlan plan, Path file) throws IOException {
    MessageDigest object = Hashes.sha256();
    MessageDigest content = Hashes.sha256();
    Map<String, Integer> sources = new HashMap<>();
    try (OutputStream packed = new DigestOutputStream(Files.newOutputStream(file), object);
        OutputStream records = new DigestOutputStream(new FastGzip(packed), content)) {
      records.write("{\"Records\":[".getBytes(UTF_8));
      RecordWriter writer = new RecordWriter(shapes, plan);
      for (int i = 0; i < plan.records(); i++) {
        // A fresh one each time: one non-Latin letter would double the work for all that follow.
        StringBuilder text = new StringBuilder(2_048);
        if (i > 0) {
          text.append(',');
        }
        sources.merge(writer.append(text), 1, Integer::sum);
        records.write(text.toString().getBytes(UTF_8));
      }
      records.write("]}".getBytes(UTF_8));
    }
    return new WrittenFile(
        plan, Files.size(file), Hashes.hex(object), Hashes.hex(content), sources);
  }

  /** It unpacks, as all that CloudTrail signs does, so that every verifier finds its hash. */
  private static WrittenFile corrupt(FilePlan plan, Path file) throws IOException {
    byte[] content =
        ("<html><body>503 Slow Down " + plan.unique() + "</body></html>").getBytes(UTF_8);
    byte[] packed = FastGzip.pack(content);
    Files.write(file, packed);
    return new WrittenFile(plan, packed.length, Hashes.hex(packed), Hashes.hex(content), Map.of());
  }
}

package dev.sluice.local.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file of each family that lies beside CloudTrail's management events and is not theirs. */
final class SiblingFamilies {
  private static final List<String> FAMILIES =
      List.of("CloudTrail-Insight", "CloudTrail-NetworkActivity", "CloudTrail-Aggregated");

  private SiblingFamilies() {}

  /** Writes them beside the given log and answers their keys. */
  static List<String> write(Path out, FilePlan beside) throws IOException {
    List<String> keys = new ArrayList<>();
    for (String family : FAMILIES) {
      String key = beside.key(family);
      Path file = out.resolve(key);
      Files.createDirectories(file.getParent());
      String record =
          "{\"Records\":[{\"eventVersion\":\"1.09\",\"eventTime\":\""
              + beside.happened()
              + "\",\"awsRegion\":\""
              + beside.region()
              + "\",\"eventCategory\":\""
              + family.substring("CloudTrail-".length())
              + "\",\"recipientAccountId\":\""
              + beside.account()
              + "\"}]}";
      Files.write(file, FastGzip.pack(record.getBytes(UTF_8)));
      keys.add(key);
    }
    return keys;
  }
}

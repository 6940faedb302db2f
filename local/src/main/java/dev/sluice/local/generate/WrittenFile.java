package dev.sluice.local.generate;

import java.util.Map;

/** A log file as it was written, with the truth about it. */
record WrittenFile(
    FilePlan plan,
    long bytes,
    String objectSha256,
    String contentSha256,
    Map<String, Integer> sources) {

  WrittenFile {
    sources = Map.copyOf(sources);
  }
}

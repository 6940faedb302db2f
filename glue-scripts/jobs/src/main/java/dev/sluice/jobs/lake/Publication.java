package dev.sluice.jobs.lake;

import dev.sluice.cloudtrail.convert.WrittenFile;
import java.util.List;
import java.util.Map;

/**
 * One output partition, written and ready to be seen.
 *
 * @param values the partition's values by key, in the table's order
 * @param directory the fresh directory that holds the files
 */
public record Publication(
    Map<String, String> values,
    long generation,
    String directory,
    List<WrittenFile> files,
    long records,
    long bytes) {

  public Publication {
    files = List.copyOf(files);
  }

  List<String> inOrder(List<String> keys) {
    return keys.stream().map(values::get).toList();
  }
}

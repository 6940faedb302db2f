package dev.sluice.lambda.proof;

import dev.sluice.proof.FileRead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reports that were read last. A report is written once and never changed, and it is asked for
 * again by every digest of its day and by every other partition of its run.
 */
final class RecentReports {
  /** Few, since one may list 20,000 files and more. */
  private static final int MOST = 2;

  private final Map<String, List<FileRead>> recent =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<FileRead>> eldest) {
          return size() > MOST;
        }
      };

  synchronized @Nullable List<FileRead> get(String uri) {
    return recent.get(uri);
  }

  synchronized void put(String uri, List<FileRead> files) {
    recent.put(uri, List.copyOf(files));
  }
}

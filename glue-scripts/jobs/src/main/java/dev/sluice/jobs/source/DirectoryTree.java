package dev.sluice.jobs.source;

import dev.sluice.jobs.storage.PathLayout;
import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * All log files under a directory; with a layout, only those directly in a directory that it
 * describes.
 */
record DirectoryTree(String path, Optional<PathLayout> layout) implements LogPlaces {

  @Override
  public List<String> keys() {
    return layout.map(PathLayout::placeholders).orElse(List.of());
  }

  @Override
  public List<LogDirectory> list(PartitionFilter filter) throws IOException {
    Map<String, List<StoredFile>> byDirectory = new TreeMap<>();
    for (StoredFile file : Storages.of(path).listAll(path)) {
      String directory = file.uri().substring(0, file.uri().lastIndexOf('/') + 1);
      byDirectory.computeIfAbsent(directory, key -> new ArrayList<>()).add(file);
    }
    List<LogDirectory> found = new ArrayList<>();
    byDirectory.forEach(
        (directory, files) ->
            values(directory)
                .filter(filter::test)
                .ifPresent(values -> found.add(new LogDirectory(values, files))));
    return found;
  }

  private Optional<InternalRow> values(String directory) {
    return layout.isEmpty()
        ? Optional.of(InternalRow.empty())
        : layout.get().values(directory).map(values -> LogPlaces.row(layout.get(), values));
  }
}

package dev.sluice.jobs.source;

import dev.sluice.jobs.storage.PathLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * Which log files belong together: those that agree in all keys. A key is a partition column, or
 * {@code hour}, which a file's name tells where the layout does not.
 *
 * @param wanted the sections that are to be read; files of others are left alone
 */
public record SectionKeys(List<String> names, Set<Map<String, String>> wanted) {
  private static final String HOUR = "hour";

  public SectionKeys {
    names = List.copyOf(names);
    wanted = Set.copyOf(wanted);
  }

  /** The wanted sections that have a directory, be there files in it or not. */
  List<Section> of(StructType partitionSchema, List<LogDirectory> directories) {
    List<String> columns = List.of(partitionSchema.fieldNames());
    List<String> shared = names.stream().filter(columns::contains).toList();
    boolean byHour = names.contains(HOUR) && !columns.contains(HOUR);
    Map<Map<String, String>, List<Map<String, String>>> wantedByDirectory = new HashMap<>();
    for (Map<String, String> key : wanted) {
      Map<String, String> rest = new HashMap<>(key);
      rest.keySet().retainAll(shared);
      wantedByDirectory.computeIfAbsent(rest, any -> new ArrayList<>()).add(key);
    }
    Map<Map<String, String>, List<LogFile>> sections = new LinkedHashMap<>();
    for (LogDirectory directory : directories) {
      Map<String, String> values = new HashMap<>();
      shared.forEach(name -> values.put(name, directory.values().getString(columns.indexOf(name))));
      for (Map<String, String> key : wantedByDirectory.getOrDefault(values, List.of())) {
        List<LogFile> files = sections.computeIfAbsent(key, any -> new ArrayList<>());
        directory
            .logFiles()
            .filter(file -> !byHour || isOf(file, key.getOrDefault(HOUR, "")))
            .forEach(files::add);
      }
    }
    return sections.entrySet().stream().map(SectionKeys::section).toList();
  }

  private static boolean isOf(LogFile file, String hour) {
    return PathLayout.hour(file.file().name()).filter(hour::equals).isPresent();
  }

  private static Section section(Map.Entry<Map<String, String>, List<LogFile>> entry) {
    entry.getValue().sort(Comparator.comparing(file -> file.file().uri()));
    return new Section(entry.getKey(), entry.getValue());
  }
}

package dev.sluice.jobs.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Log files that one task must read together: those that share a key. */
public record Section(Map<String, String> key, List<LogFile> files) implements Serializable {

  public Section {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    files = Collections.unmodifiableList(new ArrayList<>(files));
  }

  long cost() {
    return files.stream().mapToLong(LogFile::cost).sum();
  }
}

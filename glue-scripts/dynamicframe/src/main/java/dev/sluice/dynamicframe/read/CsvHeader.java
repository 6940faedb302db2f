package dev.sluice.dynamicframe.read;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The column names of one file; none when it has no header. */
record CsvHeader(List<String> names) implements Serializable {
  CsvHeader {
    names = List.copyOf(names);
  }

  static Map<String, CsvHeader> all(Map<String, Optional<List<String>>> headers) {
    Map<String, CsvHeader> all = new HashMap<>();
    headers.forEach((file, names) -> names.ifPresent(n -> all.put(file, new CsvHeader(n))));
    return all;
  }
}

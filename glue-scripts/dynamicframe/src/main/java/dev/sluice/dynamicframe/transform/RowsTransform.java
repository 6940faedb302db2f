package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.path.PathReader;
import dev.sluice.dynamicframe.type.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One side of SplitRows: the records that fulfil all comparisons, or those that do not. */
public record RowsTransform(List<RowComparison> comparisons, boolean fulfilled)
    implements RecordTransform {
  public RowsTransform {
    comparisons = List.copyOf(comparisons);
  }

  @Override
  public String name() {
    return "splitRows";
  }

  @Override
  public RecordFunction compile(Tally tally) {
    Map<RowComparison, PathReader> readers = new LinkedHashMap<>();
    comparisons.forEach(c -> readers.put(c, PathReader.of(c.path())));
    return record -> RowComparison.all(record, readers) == fulfilled ? record : null;
  }

  @Override
  public Optional<StructType> schemaAfter(StructType before) {
    return Optional.of(before);
  }
}

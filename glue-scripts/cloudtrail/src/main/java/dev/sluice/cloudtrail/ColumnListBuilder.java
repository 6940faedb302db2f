package dev.sluice.cloudtrail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Numbers columns in the order in which they are declared, each struct before its fields. */
final class ColumnListBuilder {
  private final int parent;
  private final String prefix;
  private final List<CloudTrailColumn> columns = new ArrayList<>();
  private int next;

  ColumnListBuilder() {
    this(-1, "", 0);
  }

  private ColumnListBuilder(int parent, String prefix, int next) {
    this.parent = parent;
    this.prefix = prefix;
    this.next = next;
  }

  ColumnListBuilder add(String name, ColumnKind kind) {
    columns.add(new CloudTrailColumn(next++, parent, prefix + name, kind, List.of()));
    return this;
  }

  ColumnListBuilder struct(String name, Consumer<ColumnListBuilder> declare) {
    int index = next;
    ColumnListBuilder inner = new ColumnListBuilder(index, prefix + name + ".", index + 1);
    declare.accept(inner);
    next = inner.next;
    columns.add(
        new CloudTrailColumn(index, parent, prefix + name, ColumnKind.STRUCT, inner.columns));
    return this;
  }

  List<CloudTrailColumn> build() {
    return List.copyOf(columns);
  }

  static Stream<CloudTrailColumn> withFields(CloudTrailColumn column) {
    return Stream.concat(
        Stream.of(column), column.fields().stream().flatMap(ColumnListBuilder::withFields));
  }
}

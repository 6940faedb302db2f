package dev.sluice.cloudtrail;

import java.util.BitSet;
import java.util.Collection;

/** The columns that a reader is asked for; it skips all others without looking into them. */
public final class Projection {
  private final BitSet selected;

  private Projection(BitSet selected) {
    this.selected = selected;
  }

  /** Every column. */
  public static Projection all() {
    BitSet selected = new BitSet();
    selected.set(0, CloudTrailSchema.all().size());
    return new Projection(selected);
  }

  /** The named columns or fields; a struct's name stands for all its fields. */
  public static Projection of(Collection<String> paths) {
    BitSet selected = new BitSet();
    for (String path : paths) {
      CloudTrailColumn column = CloudTrailSchema.column(path);
      ColumnListBuilder.withFields(column).forEach(each -> selected.set(each.index()));
      for (int parent = column.parent(); parent >= 0; ) {
        selected.set(parent);
        parent = CloudTrailSchema.all().get(parent).parent();
      }
    }
    return new Projection(selected);
  }

  public boolean includes(CloudTrailColumn column) {
    return selected.get(column.index());
  }

  boolean includes(int index) {
    return selected.get(index);
  }
}

package dev.sluice.cloudtrail;

import java.util.Arrays;

/** Where each column's value stands in the record at hand. */
final class RowSlots implements CloudTrailRow {
  private static final int COLUMNS = CloudTrailSchema.all().size();
  private static final int OTHER_MEMBERS =
      CloudTrailSchema.column(CloudTrailSchema.OTHER_MEMBERS).index();
  private static final int SOURCE_FILE =
      CloudTrailSchema.column(CloudTrailSchema.SOURCE_FILE).index();

  final int[] start = new int[COLUMNS];
  final int[] end = new int[COLUMNS];
  final boolean[] present = new boolean[COLUMNS];
  final OtherMembers others = new OtherMembers();
  private final byte[] sourceFile;
  byte[] buffer = new byte[0];
  long eventTime;

  RowSlots(byte[] sourceFile) {
    this.sourceFile = sourceFile;
  }

  void clear(byte[] bytes) {
    Arrays.fill(present, false);
    others.clear();
    buffer = bytes;
  }

  void set(int column, int from, int to) {
    present[column] = true;
    start[column] = from;
    end[column] = to;
  }

  void setSynthetic(Projection projection) {
    if (!others.isEmpty()) {
      set(OTHER_MEMBERS, 0, others.length());
    }
    if (projection.includes(SOURCE_FILE)) {
      set(SOURCE_FILE, 0, sourceFile.length);
    }
  }

  @Override
  public boolean isNull(int column) {
    return !present[column];
  }

  @Override
  public byte[] bytes(int column) {
    return column == OTHER_MEMBERS ? others.bytes() : column == SOURCE_FILE ? sourceFile : buffer;
  }

  @Override
  public int offset(int column) {
    return start[column];
  }

  @Override
  public int length(int column) {
    return end[column] - start[column];
  }

  @Override
  public long micros(int column) {
    return eventTime;
  }

  @Override
  public boolean isTrue(int column) {
    return buffer[start[column]] == 't';
  }
}

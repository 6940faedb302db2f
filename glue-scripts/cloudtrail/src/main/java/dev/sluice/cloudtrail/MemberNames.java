package dev.sluice.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the column that a member's name stands for, from the name's bytes. */
final class MemberNames {
  private final int mask;
  private final byte[][] names;
  private final CloudTrailColumn[] columns;

  MemberNames(List<CloudTrailColumn> members) {
    int size = Integer.highestOneBit(members.size()) * 4;
    mask = size - 1;
    names = new byte[size][];
    columns = new CloudTrailColumn[size];
    for (CloudTrailColumn member : members) {
      byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
      int slot = slot(name, 0, name.length);
      while (columns[slot] != null) {
        slot = (slot + 1) & mask;
      }
      names[slot] = name;
      columns[slot] = member;
    }
  }

  /** The column's index, or -1 for a member that no column stands for. */
  int find(byte[] bytes, int from, int end) {
    if (from == end) {
      return -1;
    }
    int slot = slot(bytes, from, end);
    while (columns[slot] != null) {
      byte[] name = names[slot];
      if (Arrays.equals(bytes, from, end, name, 0, name.length)) {
        return columns[slot].index();
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private int slot(byte[] bytes, int from, int end) {
    int middle = bytes[(from + end) >>> 1];
    return ((end - from) * 31 + bytes[from] * 7 + bytes[end - 1] * 13 + middle * 3) & mask;
  }
}

package dev.sluice.jobs.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** The files that one task reads, each with its partition values as text. */
record FileGroup(ArrayList<LogFile> members) implements InputPartition {
  private static final long TARGET_BYTES = 64L << 20;

  /** Packs files so that every slot has work and no task has too much. */
  static List<FileGroup> pack(Collection<LogFile> members, int slots) {
    long total = members.stream().mapToLong(LogFile::cost).sum();
    long target =
        Math.max(LogFile.OPEN_COST, Math.min(TARGET_BYTES, total / Math.max(1, slots) + 1));
    List<FileGroup> groups = new ArrayList<>();
    ArrayList<LogFile> current = new ArrayList<>();
    long bytes = 0;
    for (LogFile member :
        members.stream().sorted(Comparator.comparing(m -> m.file().uri())).toList()) {
      if (!current.isEmpty() && bytes + member.cost() > target) {
        groups.add(new FileGroup(current));
        current = new ArrayList<>();
        bytes = 0;
      }
      current.add(member);
      bytes += member.cost();
    }
    if (!current.isEmpty()) {
      groups.add(new FileGroup(current));
    }
    return groups;
  }
}

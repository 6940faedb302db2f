package dev.sluice.jobs.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.read.InputPartition;

/** What one task reads: a query's share of the files, or some of a run's sections, each whole. */
public record FileGroup(List<Section> sections) implements InputPartition {
  private static final long TARGET_BYTES = 64L << 20;

  /** More tasks than slots level out what sizes do not tell; too many cost their start. */
  private static final int TASKS_PER_SLOT = 4;

  public FileGroup {
    sections = List.copyOf(sections);
  }

  /** Packs files so that every slot has work and no task has too much. */
  static List<FileGroup> pack(Stream<LogFile> files, int slots) {
    List<LogFile> sorted = files.sorted(Comparator.comparing(m -> m.file().uri())).toList();
    long total = sorted.stream().mapToLong(LogFile::cost).sum();
    long target =
        Math.max(LogFile.OPEN_COST, Math.min(TARGET_BYTES, total / Math.max(1, slots) + 1));
    List<FileGroup> groups = new ArrayList<>();
    List<LogFile> current = new ArrayList<>();
    long bytes = 0;
    for (LogFile file : sorted) {
      if (!current.isEmpty() && bytes + file.cost() > target) {
        groups.add(of(current));
        current = new ArrayList<>();
        bytes = 0;
      }
      current.add(file);
      bytes += file.cost();
    }
    if (!current.isEmpty()) {
      groups.add(of(current));
    }
    return groups;
  }

  private static FileGroup of(List<LogFile> files) {
    return new FileGroup(List.of(new Section(Map.of(), files)));
  }

  /** Deals whole sections, the largest first, each to the task that has least. */
  static List<FileGroup> deal(List<Section> sections, int slots) {
    PriorityQueue<Hand> hands =
        new PriorityQueue<>(Comparator.comparingLong(Hand::cost).thenComparingInt(Hand::number));
    for (int i = 0; i < Math.min(sections.size(), slots * TASKS_PER_SLOT); i++) {
      hands.add(new Hand(i, new ArrayList<>(), 0));
    }
    sections.stream()
        .sorted(Comparator.comparingLong(Section::cost).reversed())
        .forEach(section -> hands.add(hands.remove().with(section)));
    // What takes longest begins first, so that it is not what is waited for in the end.
    return hands.stream()
        .sorted(Comparator.comparingLong(Hand::cost).reversed().thenComparingInt(Hand::number))
        .map(hand -> new FileGroup(hand.sections()))
        .toList();
  }

  private record Hand(int number, List<Section> sections, long cost) {
    Hand with(Section section) {
      sections.add(section);
      return new Hand(number, sections, cost + section.cost());
    }
  }

  Stream<LogFile> files() {
    return sections.stream().flatMap(section -> section.files().stream());
  }
}

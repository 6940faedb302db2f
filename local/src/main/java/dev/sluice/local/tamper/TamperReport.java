package dev.sluice.local.tamper;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The verdicts on every file of a damaged data set.
 *
 * @param askedAws whether {@code validate-logs} was among those who were asked
 */
public record TamperReport(List<FileComparison> files, boolean askedAws) {
  public TamperReport {
    files = List.copyOf(files);
  }

  /** Whether all verdicts are the truth. */
  public boolean isAgreed() {
    return !files.isEmpty() && files.stream().allMatch(FileComparison::isAgreed);
  }

  /** What was done how often. */
  public Map<String, Long> damages() {
    return files.stream()
        .filter(file -> file.damage() != null)
        .collect(
            Collectors.groupingBy(
                file -> String.valueOf(file.damage()), TreeMap::new, Collectors.counting()));
  }

  /** A table for people: what was done, who says what, and every disagreement. */
  public String text() {
    Map<String, Long> rows = new TreeMap<>();
    for (FileComparison file : files) {
      rows.merge(row(file), 1L, Long::sum);
    }
    var text = new StringBuilder();
    text.append(line("FILES", "WHAT WAS DONE", "TRUTH", "SLUICE", "VALIDATE-LOGS"));
    rows.forEach((row, count) -> text.append("%5d  %s".formatted(count, row)));
    files.stream()
        .filter(file -> !file.isAgreed())
        .forEach(file -> text.append("DISAGREED on ").append(file.key()).append('\n'));
    long disagreed = files.stream().filter(file -> !file.isAgreed()).count();
    return text.append(
            "%d files, %d disagreements%s%n"
                .formatted(
                    files.size(),
                    disagreed,
                    askedAws ? "" : "; validate-logs was not asked, since the AWS CLI is absent"))
        .toString();
  }

  private static String row(FileComparison file) {
    String damage = file.damage();
    String sluice = file.sluice();
    return line(
            "",
            damage == null ? (file.key().contains("-Digest/") ? "digest" : "log") : damage,
            file.truth().words(),
            sluice == null ? "(not named)" : sluice,
            file.aws() == null ? "-" : file.aws().words())
        .substring(7);
  }

  private static String line(Object... columns) {
    return "%5s  %-58s %-20s %-14s %s%n".formatted(columns);
  }
}

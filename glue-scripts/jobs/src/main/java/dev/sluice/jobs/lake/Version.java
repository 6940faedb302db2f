package dev.sluice.jobs.lake;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which run's work a partition shows: a later generation, then a later token, wins. */
record Version(long generation, String token) implements Comparable<Version> {
  static final String GENERATION = "sluice.generation";
  static final String TOKEN = "sluice.token";
  private static final Pattern DIRECTORY = Pattern.compile(".*/g(\\d+)-([0-9a-z-]{1,64})/[^/]*");
  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::generation).thenComparing(Version::token);

  /** The version that a catalog partition's parameters name, if a run of ours has published it. */
  static Optional<Version> ofParameters(Map<String, String> parameters) {
    String generation = parameters.get(GENERATION);
    return generation == null
        ? Optional.empty()
        : Optional.of(new Version(Long.parseLong(generation), parameters.getOrDefault(TOKEN, "")));
  }

  /** The version that a data file's fresh directory names. */
  static Optional<Version> ofFile(String path) {
    Matcher matcher = DIRECTORY.matcher(path);
    return matcher.matches()
        ? Optional.of(new Version(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** The version as text that {@link #parse} reads. */
  String text() {
    return generation + " " + token;
  }

  static Version parse(String text) {
    int space = text.indexOf(' ');
    return new Version(Long.parseLong(text.substring(0, space)), text.substring(space + 1));
  }

  /** Why this version must not replace the one that is shown, if it must not. */
  Optional<String> refusedBy(Version shown) {
    return compareTo(shown) >= 0
        ? Optional.empty()
        : Optional.of(
            "Stale run: the partition already shows generation %d of run %s; this run brings generation %d of run %s. Nothing was changed."
                .formatted(shown.generation, shown.token, generation, token));
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}

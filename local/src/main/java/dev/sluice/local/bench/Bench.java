package dev.sluice.local.bench;

import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the sides in turn on the same bytes, first cold, then warm. */
public final class Bench {
  private static final List<BenchSide> TABLE_SIDES =
      List.of(BenchSide.SLUICE, BenchSide.DUCKDB, BenchSide.RECIPE);

  private final BenchSettings settings;
  private final Consumer<String> progress;
  private final Map<String, SideProcess> processes = new LinkedHashMap<>();
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, List<Double>> cold = new LinkedHashMap<>();

  public Bench(BenchSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Starts every side, lets them take turns, and ends them. */
  public BenchResult run() throws IOException {
    Path input = settings.work().resolve("input");
    BenchFiles.link(settings.input(), input);
    try (EmbeddedCloud cloud =
        EmbeddedCloud.start(
            CloudSettings.of(settings.work().resolve("cloud"), settings.checkout()))) {
      dropUnreadable(input, cloud.environment());
      BenchCatalog.register(cloud.endpoint(), input);
      for (int run = 1; run <= settings.cold(); run++) {
        for (BenchSide side : settings.sides()) {
          startCold(side, run, input, cloud.environment());
        }
      }
      for (int round = 1; round <= settings.warmUp() + settings.rounds(); round++) {
        warm(settings.cold() + round, round > settings.warmUp());
      }
      return result(input, settings.cold() + settings.warmUp() + settings.rounds());
    } finally {
      for (SideProcess process : processes.values()) {
        process.close();
      }
    }
  }

  private SideProcess start(BenchSide side, Path input, Map<String, String> environment)
      throws IOException {
    return SideProcess.start(
        side.name(),
        side.heap(),
        new BenchClassPath(settings.checkout()),
        input,
        settings.work().resolve(side.name() + ".log"),
        environment);
  }

  /** The peers stop at a damaged file, so none of the sides gets it. */
  private void dropUnreadable(Path input, Map<String, String> environment) throws IOException {
    try (SideProcess gunzip = start(BenchSide.GUNZIP, input, environment)) {
      String answer = gunzip.ask("unreadable");
      for (String file : answer.split("\t", -1)) {
        if (!file.isEmpty()) {
          progress.accept("left out, because only Sluice reads past it: " + file);
          Files.delete(Path.of(file));
        }
      }
    }
    if (BenchFiles.under(input).isEmpty()) {
      throw new IllegalArgumentException(
          "No log file lies under "
              + settings.input()
              + "/AWSLogs/ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/. Name another --input, or none.");
    }
  }

  /** Times a whole process; the last one of each side stays for the warm rounds. */
  private void startCold(BenchSide side, int run, Path input, Map<String, String> environment)
      throws IOException {
    SideProcess before = processes.remove(side.name());
    if (before != null) {
      before.close();
    }
    long started = System.nanoTime();
    SideProcess process = start(side, input, environment);
    processes.put(side.name(), process);
    process.run(run, output(side.name(), run));
    double took = (System.nanoTime() - started) / 1e9;
    cold.computeIfAbsent(side.name(), s -> new ArrayList<>()).add(took);
    progress.accept("cold %s %.1f s".formatted(side.name(), took));
  }

  private void warm(int round, boolean counts) throws IOException {
    for (BenchSide side : settings.sides()) {
      SideProcess process = processes.get(side.name());
      if (process == null) {
        throw new IllegalStateException("The side " + side.name() + " was not started");
      }
      delete(table(side.name(), round - 1));
      delete(output(side.name(), round - 1));
      double took = process.run(round, output(side.name(), round));
      if (counts) {
        seconds.computeIfAbsent(side.name(), s -> new ArrayList<>()).add(took);
      }
      progress.accept("%s %s %.2f s".formatted(counts ? "warm" : "warm-up", side.name(), took));
    }
  }

  private Path output(String side, int round) {
    return settings.work().resolve(side).resolve("round-" + round);
  }

  /**
   * Where the rows of a round lie: Sluice writes into its table, the others where they are told.
   */
  private Path table(String side, int round) {
    return side.equals(BenchSide.SLUICE.name())
        ? settings.work().resolve(side).resolve("table")
        : output(side, round);
  }

  private BenchResult result(Path input, int lastRound) throws IOException {
    Map<String, Long> memory = new LinkedHashMap<>();
    Map<String, Long> sizes = new LinkedHashMap<>();
    Set<String> rows = new HashSet<>();
    for (Map.Entry<String, SideProcess> process : processes.entrySet()) {
      memory.put(process.getKey(), process.getValue().peakMemory());
    }
    SideProcess checker = processes.get(BenchSide.DUCKDB.name());
    boolean compared = settings.sides().containsAll(TABLE_SIDES);
    for (BenchSide side : TABLE_SIDES) {
      if (!settings.sides().contains(side)) {
        continue;
      }
      Path table = table(side.name(), lastRound);
      sizes.put(side.name(), size(table));
      if (checker != null) {
        rows.add(checker.ask("rows", table.toString()));
      }
    }
    long bytes = 0;
    for (Path file : BenchFiles.under(input)) {
      bytes += BenchFiles.unpackedSize(file);
    }
    return new BenchResult(
        settings.rounds(), bytes, compared ? rows.size() == 1 : null, seconds, cold, memory, sizes);
  }

  private static long size(Path directory) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".parquet")).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  /** Deletes a directory with all that is in it. */
  public static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}

package dev.sluice.local.generate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Writes a data set: log files, their siblings, signed digests, and the manifest of the truth. */
public final class Generator {
  public static final String MANIFEST = "manifest.json";

  private final GeneratorSettings settings;
  private final int threads;

  public Generator(GeneratorSettings settings, int threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * Generates into an empty or new directory; {@code progress} hears the records written so far.
   */
  public Generated run(LongConsumer progress) throws IOException, InterruptedException {
    requireEmpty(settings.out());
    List<FilePlan> plan = DeliveryPlan.of(settings, new SplittableRandom(settings.seed()));
    Truth truth = new Truth();
    Map<String, List<WrittenFile>> chains = new TreeMap<>();
    for (WrittenFile file : writeLogs(plan, progress)) {
      truth.add(file);
      String chain = file.plan().account() + "/" + file.plan().region();
      chains.computeIfAbsent(chain, c -> new ArrayList<>()).add(file);
    }
    SigningKey key = SigningKey.of(settings.seed());
    List<DigestFile> digests = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    for (List<WrittenFile> files : chains.values()) {
      files.sort(Comparator.comparing(file -> file.plan().delivered()));
      FilePlan first = files.get(0).plan();
      digests.addAll(new DigestChain(settings, key, first.account(), first.region()).write(files));
      ignored.addAll(SiblingFamilies.write(settings.out(), first));
    }
    digests.forEach(digest -> ignored.add(digest.key()));
    truth.write(settings.out().resolve(MANIFEST), key, digests, ignored);
    return truth.summary(ignored.size());
  }

  private List<WrittenFile> writeLogs(List<FilePlan> plan, LongConsumer progress)
      throws IOException, InterruptedException {
    LogFileWriter writer = new LogFileWriter(settings.out(), EventShapes.load());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<WrittenFile>> pending = new ArrayList<>();
      for (FilePlan file : plan) {
        pending.add(pool.submit(() -> writer.write(file)));
      }
      List<WrittenFile> written = new ArrayList<>();
      long records = 0;
      for (Future<WrittenFile> file : pending) {
        written.add(file.get());
        records += written.get(written.size() - 1).plan().records();
        progress.accept(records);
      }
      return written;
    } catch (ExecutionException e) {
      throw new IOException("cannot write log files below " + settings.out(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static void requireEmpty(Path out) throws IOException {
    Files.createDirectories(out);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(out)) {
      if (entries.iterator().hasNext()) {
        throw new IllegalArgumentException(
            "the directory "
                + out
                + " is not empty; name a new one, so that old and new do not mix");
      }
    }
  }
}

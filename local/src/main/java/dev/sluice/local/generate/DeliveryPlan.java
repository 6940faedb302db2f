package dev.sluice.local.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Spreads the records over files, and the files over accounts, regions and days, unevenly as real
 * ones are.
 */
final class DeliveryPlan {
  private static final List<String> REGIONS =
      List.of(
          "us-east-1",
          "eu-west-1",
          "eu-central-1",
          "us-west-2",
          "ap-southeast-2",
          "ap-northeast-1",
          "eu-north-1",
          "sa-east-1",
          "ca-central-1",
          "us-east-2",
          "ap-south-1",
          "af-south-1");
  private static final int SLOTS_A_DAY = 288;

  private final GeneratorSettings settings;
  private final SplittableRandom random;
  private final List<String> accounts = new ArrayList<>();
  private final List<FilePlan> files = new ArrayList<>();

  private DeliveryPlan(GeneratorSettings settings, SplittableRandom random) {
    this.settings = settings;
    this.random = random;
    for (int i = 0; i < settings.accounts(); i++) {
      accounts.add(String.format("%012d", 100_000_000_000L + random.nextLong(800_000_000_000L)));
    }
  }

  static List<FilePlan> of(GeneratorSettings settings, SplittableRandom random) {
    DeliveryPlan plan = new DeliveryPlan(settings, random);
    plan.spread();
    return List.copyOf(plan.files);
  }

  private void spread() {
    long left = settings.records();
    left -= oddFiles(left);
    // A small set has small files, so that it still has several a day.
    double median = Math.min(90, 1 + left / 60.0);
    boolean copied = false;
    while (left > 0) {
      int size = (int) Math.min(left, Chance.logNormal(median, 1.1, 5_000, random));
      FilePlan log = place(FilePlan.Kind.LOG, size);
      files.add(log);
      left -= size;
      if (left > 0 && (!copied || random.nextInt(25) == 0)) {
        int again = (int) Math.min(left, 1 + random.nextInt(size));
        files.add(copyOf(log, again));
        left -= again;
        copied = true;
      }
    }
  }

  /**
   * Every data set has one of each oddity, large ones have more; a corrupt file counts as one
   * record.
   */
  private long oddFiles(long records) {
    long times = 1 + records / 50_000;
    long corrupt = records > 1 ? Math.min(times, records / 2) : 0;
    for (long i = 0; i < times; i++) {
      files.add(place(FilePlan.Kind.EMPTY, 0));
    }
    for (long i = 0; i < corrupt; i++) {
      files.add(place(FilePlan.Kind.CORRUPT, 1));
    }
    return corrupt;
  }

  private FilePlan place(FilePlan.Kind kind, int size) {
    String account = accounts.get(skewed(accounts.size()));
    String region = REGIONS.get(skewed(settings.regions()));
    int day = random.nextInt(settings.days());
    Instant delivered =
        settings
            .firstDay()
            .plusDays(day)
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC)
            .plus(Duration.ofMinutes(5L * random.nextInt(SLOTS_A_DAY)));
    boolean late = kind == FilePlan.Kind.LOG && random.nextInt(30) == 0;
    Instant happened =
        delivered.minus(late ? Duration.ofHours(20 + random.nextInt(60)) : Duration.ofMinutes(5));
    return new FilePlan(
        kind,
        settings.root(),
        account,
        region,
        delivered,
        Chance.chars(Chance.MIXED, 16, random),
        size,
        random.nextLong(),
        happened);
  }

  private FilePlan copyOf(FilePlan log, int records) {
    return new FilePlan(
        FilePlan.Kind.COPY,
        log.root(),
        log.account(),
        log.region(),
        log.delivered(),
        Chance.chars(Chance.MIXED, 16, random),
        records,
        log.contentSeed(),
        log.happened());
  }

  /** The first choices are taken far more often than the last. */
  private int skewed(int choices) {
    return (int) (choices * Math.pow(random.nextDouble(), 1.8));
  }
}

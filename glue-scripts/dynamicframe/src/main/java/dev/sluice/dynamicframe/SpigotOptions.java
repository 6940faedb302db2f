package dev.sluice.dynamicframe;

/**
 * How a spigot samples.
 *
 * @param topk the most records that are written
 * @param prob the chance of each record to be among them
 * @param seed makes the chances the same in every run
 */
public record SpigotOptions(int topk, double prob, long seed) {

  /** The first 100 records. */
  public static final SpigotOptions DEFAULT = new SpigotOptions(100, 1, 0);

  public SpigotOptions {
    if (topk < 0 || prob < 0 || prob > 1) {
      throw new IllegalArgumentException(
          "a spigot takes a topk of 0 or more and a prob from 0 to 1; found %d and %s"
              .formatted(topk, prob));
    }
  }

  /** The first so many records. */
  public static SpigotOptions topk(int records) {
    return new SpigotOptions(records, 1, 0);
  }
}

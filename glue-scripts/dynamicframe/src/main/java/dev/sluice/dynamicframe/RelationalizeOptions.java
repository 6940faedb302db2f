package dev.sluice.dynamicframe;

/**
 * How relationalize makes keys.
 *
 * @param stableKeys keys follow from the records' content, so that they are the same in every run;
 *     this costs a shuffle
 */
public record RelationalizeOptions(boolean stableKeys) {

  /** Keys count up from 1, and differ when the data or the partitions do. */
  public static final RelationalizeOptions DEFAULT = new RelationalizeOptions(false);

  /** Keys that are the same in every run. */
  public static final RelationalizeOptions STABLE = new RelationalizeOptions(true);
}

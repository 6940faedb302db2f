package dev.sluice.local.tamper;

import dev.sluice.local.operate.ValidateLogs;
import org.jspecify.annotations.Nullable;

/**
 * One file, and the verdicts on it in one vocabulary.
 *
 * @param damage what was done to it; none when nothing was
 * @param sluice Sluice's own word; none when it does not speak of the file
 * @param sluiceMeans what that means in the words of {@code validate-logs}
 * @param aws what {@code validate-logs} said; none when it was not asked
 */
public record FileComparison(
    String key,
    @Nullable String damage,
    ValidateLogs truth,
    @Nullable String sluice,
    ValidateLogs sluiceMeans,
    @Nullable ValidateLogs aws) {
  /** Whether all who were asked say the truth. */
  public boolean isAgreed() {
    return truth == sluiceMeans && (aws == null || aws == truth);
  }
}

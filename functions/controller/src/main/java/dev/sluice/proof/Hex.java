package dev.sluice.proof;

import java.util.Locale;
import java.util.regex.Pattern;

/** SHA-256 values as CloudTrail writes them: 64 hexadecimal digits. */
final class Hex {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private Hex() {}

  static String checked(String sha256, String of) {
    String lower = sha256.toLowerCase(Locale.ROOT);
    if (!SHA_256.matcher(lower).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no SHA-256 of %s; expected 64 hexadecimal digits".formatted(sha256, of));
    }
    return lower;
  }
}

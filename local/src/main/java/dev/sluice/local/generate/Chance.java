package dev.sluice.local.generate;

import java.util.List;
import java.util.SplittableRandom;

/** Names, identifiers and amounts drawn from a source of chance. */
final class Chance {
  static final String HEX = "0123456789abcdef";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  static final List<String> WORDS =
      List.of(
          "orders",
          "billing",
          "ingest",
          "search",
          "catalog",
          "payments",
          "reports",
          "identity",
          "edge",
          "metrics",
          "archive",
          "checkout",
          "inventory",
          "mail",
          "audit",
          "gateway");
  static final List<String> USERS =
      List.of(
          "alice", "bob", "chloé", "dmitri", "deploy", "terraform", "søren", "zoë", "李雷", "backup");
  static final List<String> ROLES =
      List.of(
          "OrganizationAccountAccessRole",
          "ci-deployer",
          "lambda-ingest",
          "ecs-task-orders",
          "readonly-audit",
          "AWSServiceRoleForAutoScaling",
          "glue-etl",
          "eks-node");

  private Chance() {}

  static <T> T pick(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  static void chars(StringBuilder out, String alphabet, int count, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
  }

  static String chars(String alphabet, int count, SplittableRandom random) {
    StringBuilder out = new StringBuilder(count);
    chars(out, alphabet, count, random);
    return out.toString();
  }

  static void uuid(StringBuilder out, SplittableRandom random) {
    hex(out, random.nextLong(), 8, 4, 4);
    out.append('-');
    hex(out, random.nextLong(), 4, 12);
  }

  private static void hex(StringBuilder out, long bits, int... groups) {
    int shift = 60;
    for (int g = 0; g < groups.length; g++) {
      if (g > 0) {
        out.append('-');
      }
      for (int i = 0; i < groups[g]; i++, shift -= 4) {
        out.append(HEX.charAt((int) (bits >>> shift) & 15));
      }
    }
  }

  /** Many small and few large, as log files are. */
  static int logNormal(double median, double sigma, int max, SplittableRandom random) {
    return (int) Math.max(1, Math.min(max, median * Math.exp(sigma * random.nextGaussian())));
  }
}

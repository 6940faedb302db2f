package dev.sluice.local.tamper;

import dev.sluice.local.operate.ValidateLogs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a verifier that misses nothing would say of every file, known from what was done to it. */
final class Truth {
  private final Map<String, Damage> damages;
  private final Map<String, ValidateLogs> verdicts = new TreeMap<>();

  private Truth(Map<String, Damage> damages) {
    this.damages = damages;
  }

  static Map<String, ValidateLogs> of(Delivery delivery, Map<String, Damage> damages) {
    var truth = new Truth(damages);
    delivery.chains().values().forEach(truth::chain);
    return truth.verdicts;
  }

  private void chain(List<Delivery.Digest> chain) {
    boolean namedBefore = false;
    for (int i = chain.size() - 1; i >= 0; i--) {
      Delivery.Digest digest = chain.get(i);
      ValidateLogs verdict = ofDigest(digest, namedBefore);
      verdicts.put(digest.key(), verdict);
      boolean valid = verdict == ValidateLogs.VALID;
      digest.logs().forEach(log -> verdicts.put(log, valid ? ofLog(log) : ValidateLogs.NOT_NAMED));
      namedBefore = valid;
    }
  }

  /** A digest that is gone is known only from a valid one that names it. */
  private ValidateLogs ofDigest(Delivery.Digest digest, boolean named) {
    Damage damage = damages.get(digest.key());
    if (damage == null) {
      return ValidateLogs.VALID;
    }
    if (damage == Damage.DIGEST_DELETED) {
      return named ? ValidateLogs.NOT_FOUND : ValidateLogs.NOT_NAMED;
    }
    return ValidateLogs.INVALID;
  }

  private ValidateLogs ofLog(String log) {
    Damage damage = damages.get(log);
    if (damage == null) {
      return ValidateLogs.VALID;
    }
    return damage == Damage.LOG_DELETED ? ValidateLogs.NOT_FOUND : ValidateLogs.INVALID;
  }
}

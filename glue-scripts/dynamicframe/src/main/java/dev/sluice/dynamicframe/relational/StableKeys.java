package dev.sluice.dynamicframe.relational;

import dev.sluice.dynamicframe.node.StructNode;
import java.util.Arrays;

/**
 * Derives keys from the record's content, so that a record has the same keys in every run, whatever
 * stands around it. Records must come in {@link ContentOrder}: equal ones are told apart by their
 * place among one another.
 */
final class StableKeys implements Keys {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private int[] counts = new int[8];
  private ContentHash hash = ContentHash.NONE;
  private int equalBefore;

  @Override
  public void record(StructNode root) {
    ContentHash next = ContentHash.of(root);
    equalBefore = next.equals(hash) ? equalBefore + 1 : 0;
    hash = next;
    Arrays.fill(counts, 0);
  }

  @Override
  public long next(int arrayId) {
    if (arrayId >= counts.length) {
      counts = Arrays.copyOf(counts, arrayId * 2);
    }
    long key = mix(hash.low() ^ (equalBefore * PRIME));
    key = mix(key + hash.high() + arrayId);
    key = mix(key + counts[arrayId]++ * PRIME);
    // Positive, so that no reader mistakes it for an error code; 63 bits remain.
    return key & Long.MAX_VALUE;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

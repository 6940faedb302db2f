package dev.sluice.control;

import dev.sluice.ledger.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists objects in S3. */
public interface ObjectLister {
  /** The common prefixes one directory below {@code prefix}, each whole. A null cursor begins. */
  Outcome<Page<String>> directories(String bucket, String prefix, @Nullable String cursor);

  /** The objects anywhere below {@code prefix}. A null cursor begins. */
  Outcome<Page<Item>> objects(String bucket, String prefix, @Nullable String cursor);

  /** Total bytes below each of these prefixes; an adapter may list several at once. */
  Outcome<Map<String, Long>> bytes(String bucket, Collection<String> prefixes);

  /** An object in a listing. */
  record Item(String key, long size, Instant modifiedAt) {}
}

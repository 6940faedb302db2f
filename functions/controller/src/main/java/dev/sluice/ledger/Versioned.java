package dev.sluice.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/** Records by key, each saved only on top of the version it was read at. */
final class Versioned<K extends Comparable<K>, R> {
  private final NavigableMap<K, R> records = new TreeMap<>();
  private final ToLongFunction<R> version;
  private final BiFunction<R, Long, R> withVersion;

  Versioned(ToLongFunction<R> version, BiFunction<R, Long, R> withVersion) {
    this.version = version;
    this.withVersion = withVersion;
  }

  Optional<R> get(K key) {
    return Optional.ofNullable(records.get(key));
  }

  Optional<R> save(K key, R record) {
    R stored = records.get(key);
    long storedVersion = stored == null ? 0 : version.applyAsLong(stored);
    if (version.applyAsLong(record) != storedVersion) {
      return Optional.empty();
    }
    R next = withVersion.apply(record, storedVersion + 1);
    records.put(key, next);
    return Optional.of(next);
  }

  /** The records after a key, in order. */
  Collection<R> after(K key) {
    return records.tailMap(key, false).values();
  }

  Map<K, R> all() {
    return records;
  }
}

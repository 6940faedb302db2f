package dev.sluice.proof;

import dev.sluice.control.ObjectLister;
import dev.sluice.control.Outcome;
import dev.sluice.ledger.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bucket with digests, logs and run reports in memory. */
final class Bucket implements DigestFiles, ObjectLister {
  final Map<ObjectRef, SignedDigest> digests = new TreeMap<>();
  final Map<String, String> logs = new TreeMap<>();
  final Map<String, List<FileRead>> reports = new HashMap<>();
  boolean silent;

  @Override
  public Outcome<Optional<SignedDigest>> digest(ObjectRef at) {
    return answer(Optional.ofNullable(digests.get(at)));
  }

  @Override
  public Outcome<List<FileRead>> filesRead(String reportUri) {
    return answer(reports.getOrDefault(reportUri, List.of()));
  }

  @Override
  public Outcome<Boolean> isPresent(ObjectRef object) {
    return answer(logs.containsKey(object.key()));
  }

  @Override
  public Outcome<Page<String>> directories(String bucket, String prefix, @Nullable String cursor) {
    var below = new TreeSet<String>();
    for (ObjectRef digest : digests.keySet()) {
      if (digest.key().startsWith(prefix)) {
        int end = digest.key().indexOf('/', prefix.length());
        if (end > 0) {
          below.add(digest.key().substring(0, end + 1));
        }
      }
    }
    return answer(Page.only(List.copyOf(below)));
  }

  @Override
  public Outcome<Page<Item>> objects(String bucket, String prefix, @Nullable String cursor) {
    return answer(
        Page.only(
            Stream.concat(digests.keySet().stream().map(ObjectRef::key), logs.keySet().stream())
                .filter(key -> key.startsWith(prefix))
                .map(key -> new Item(key, 1, Instant.EPOCH))
                .toList()));
  }

  @Override
  public Outcome<Map<String, Long>> bytes(String bucket, Collection<String> prefixes) {
    throw new AssertionError("no proof needs sizes");
  }

  private <T> Outcome<T> answer(T value) {
    return silent ? new Outcome.Later<>("throttled") : new Outcome.Done<>(value);
  }
}

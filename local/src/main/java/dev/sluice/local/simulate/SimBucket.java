package dev.sluice.local.simulate;

import dev.sluice.control.ObjectLister;
import dev.sluice.control.ObjectWriter;
import dev.sluice.control.Outcome;
import dev.sluice.control.Outcome.Done;
import dev.sluice.ledger.Page;
import dev.sluice.plan.S3Uri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** S3: strongly consistent, listed in small pages. */
final class SimBucket implements ObjectLister, ObjectWriter {
  private static final int PAGE = 4;

  private final Map<String, NavigableMap<String, Item>> buckets = new HashMap<>();
  private final Network network;
  private final VirtualTime time;
  private final Consumer<String> onDelete;

  SimBucket(Network network, VirtualTime time, Consumer<String> onDelete) {
    this.network = network;
    this.time = time;
    this.onDelete = onDelete;
  }

  void land(String bucket, String key, long size) {
    // S3 tells times in whole seconds.
    Instant second = Instant.ofEpochSecond(time.instant().getEpochSecond());
    bucket(bucket).put(key, new Item(key, size, second));
  }

  List<Item> below(String bucket, String prefix) {
    return List.copyOf(bucket(bucket).subMap(prefix, prefix + Character.MAX_VALUE).values());
  }

  private NavigableMap<String, Item> bucket(String name) {
    return buckets.computeIfAbsent(name, bucket -> new TreeMap<>());
  }

  @Override
  public Outcome<Page<String>> directories(String bucket, String prefix, @Nullable String cursor) {
    return network.call(
        "ListPrefixes",
        prefix,
        () -> {
          var found = new ArrayList<String>();
          String from = cursor == null ? prefix : cursor + Character.MAX_VALUE;
          String key = bucket(bucket).ceilingKey(from);
          while (key != null && key.startsWith(prefix) && found.size() < PAGE) {
            int slash = key.indexOf('/', prefix.length());
            if (slash >= 0) {
              found.add(key.substring(0, slash + 1));
              key = bucket(bucket).ceilingKey(key.substring(0, slash + 1) + Character.MAX_VALUE);
            } else {
              key = bucket(bucket).higherKey(key);
            }
          }
          String next = found.size() < PAGE ? null : found.get(PAGE - 1);
          return new Done<>(new Page<>(found, next));
        });
  }

  @Override
  public Outcome<Page<Item>> objects(String bucket, String prefix, @Nullable String cursor) {
    return network.call(
        "ListObjects",
        prefix,
        () -> {
          var rest =
              bucket(bucket)
                  .subMap(
                      cursor == null ? prefix : cursor,
                      cursor == null,
                      prefix + Character.MAX_VALUE,
                      false);
          var items = rest.values().stream().limit(PAGE).toList();
          String next = items.size() < PAGE ? null : items.get(PAGE - 1).key();
          return new Done<>(new Page<>(items, next));
        });
  }

  @Override
  public Outcome<Map<String, Long>> bytes(String bucket, Collection<String> prefixes) {
    return network.call(
        "ListBytes",
        prefixes.size(),
        () -> {
          Map<String, Long> bytes = new HashMap<>();
          for (String prefix : prefixes) {
            bytes.put(prefix, below(bucket, prefix).stream().mapToLong(Item::size).sum());
          }
          return new Done<>(bytes);
        });
  }

  @Override
  public Outcome<Outcome.Nothing> put(String uri, String json) {
    return network.call(
        "PutObject",
        uri,
        () -> {
          var address = S3Uri.parse(uri);
          land(address.bucket(), address.key(), json.length());
          return Outcome.done();
        });
  }

  @Override
  public Outcome<Outcome.Nothing> deleteDirectory(String uri) {
    return network.call(
        "DeleteDirectory",
        uri,
        () -> {
          onDelete.accept(uri);
          var address = S3Uri.parse(uri);
          below(address.bucket(), address.key())
              .forEach(item -> bucket(address.bucket()).remove(item.key()));
          return Outcome.done();
        });
  }
}

package dev.sluice.local.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Documents by key, in the order of their keys; each change is durable when the call returns. */
public final class Table {
  private static final char SEPARATOR = '\u0000';

  private final MVStore store;
  private final MVMap<String, String> map;

  Table(MVStore store, MVMap<String, String> map) {
    this.store = store;
    this.map = map;
  }

  /** A key of several parts, of which any leading ones select a range. */
  public static String key(String... parts) {
    return String.join(String.valueOf(SEPARATOR), parts);
  }

  public Optional<ObjectNode> get(String key) {
    return Optional.ofNullable(map.get(key)).map(Json::parse);
  }

  public boolean contains(String key) {
    return map.containsKey(key);
  }

  public void put(String key, ObjectNode document) {
    map.put(key, Json.text(document));
    store.commit();
  }

  /** Writes several documents in one commit. */
  public void putAll(Map<String, ObjectNode> documents) {
    documents.forEach((key, document) -> map.put(key, Json.text(document)));
    store.commit();
  }

  public boolean remove(String key) {
    boolean was = map.remove(key) != null;
    store.commit();
    return was;
  }

  public List<ObjectNode> all() {
    return map.values().stream().map(Json::parse).toList();
  }

  /** Documents whose key starts with these parts. */
  public List<ObjectNode> below(String... parts) {
    return keysBelow(parts).stream().map(map::get).map(Json::parse).toList();
  }

  public void removeBelow(String... parts) {
    keysBelow(parts).forEach(map::remove);
    store.commit();
  }

  private List<String> keysBelow(String... parts) {
    String prefix = key(parts) + SEPARATOR;
    List<String> keys = new ArrayList<>();
    Iterator<String> from = map.keyIterator(prefix);
    while (from.hasNext()) {
      String key = from.next();
      if (!key.startsWith(prefix)) {
        break;
      }
      keys.add(key);
    }
    return keys;
  }
}

package dev.sluice.lambda.dynamodb;

import dev.sluice.lambda.ledger.Document;
import dev.sluice.ledger.LedgerException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Documents as DynamoDB items, and back. */
final class Items {
  static final String COLLECTION = "pk";
  static final String OPEN = "open_pk";
  static final String OPEN_INDEX = "open";
  static final String COUNTER = "n_";
  private static final String ID = "sk";
  private static final String VERSION = "version";
  private static final String WRITER = "writer";
  private static final String RECORD = "record";
  private static final String PACKED = "packed";
  private static final int UNIT = 1024;

  /** Above this a document is packed: writes are paid by the KiB, and an item has a limit. */
  private static final int PLAIN_BYTES = 640;

  private Items() {}

  static Map<String, AttributeValue> key(String collection, String id) {
    return Map.of(COLLECTION, AttributeValue.fromS(collection), ID, AttributeValue.fromS(id));
  }

  static Map<String, AttributeValue> startKey(String collection, String id, boolean open) {
    var key = new HashMap<>(key(collection, id));
    if (open) {
      key.put(OPEN, AttributeValue.fromS(collection));
    }
    return key;
  }

  static Map<String, AttributeValue> item(String collection, Document document, String writer) {
    var item = new HashMap<>(key(collection, document.id()));
    item.put(VERSION, AttributeValue.fromN(Long.toString(document.version() + 1)));
    item.put(WRITER, AttributeValue.fromS(writer));
    if (document.open()) {
      item.put(OPEN, AttributeValue.fromS(collection));
    }
    byte[] json = document.json().getBytes(StandardCharsets.UTF_8);
    if (json.length <= PLAIN_BYTES) {
      item.put(RECORD, AttributeValue.fromS(document.json()));
    } else {
      item.put(PACKED, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(Packed.pack(json))));
    }
    return item;
  }

  static Document document(Map<String, AttributeValue> item) {
    AttributeValue plain = item.get(RECORD);
    String json =
        plain == null
            ? new String(
                Packed.unpack(required(item, PACKED).b().asByteArrayUnsafe()),
                StandardCharsets.UTF_8)
            : plain.s();
    return new Document(
        id(item), Long.parseLong(required(item, VERSION).n()), item.containsKey(OPEN), json);
  }

  static String id(Map<String, AttributeValue> item) {
    return required(item, ID).s();
  }

  private static AttributeValue required(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new LedgerException(
          "A ledger item has no '%s' but %s; was it written by something else?"
              .formatted(name, item.keySet()));
    }
    return value;
  }

  static boolean isBy(String writer, Map<String, AttributeValue> item) {
    AttributeValue stored = item.get(WRITER);
    return stored != null && writer.equals(stored.s());
  }

  static Map<String, Long> counters(Map<String, AttributeValue> item) {
    var counts = new TreeMap<String, Long>();
    item.forEach(
        (name, value) -> {
          if (name.startsWith(COUNTER)) {
            counts.put(name.substring(COUNTER.length()), Long.valueOf(value.n()));
          }
        });
    return counts;
  }

  /** Write units by the published rule: one for each KiB begun, and the same again in an index. */
  static int units(Map<String, AttributeValue> item) {
    int bytes = 0;
    for (var attribute : item.entrySet()) {
      AttributeValue value = attribute.getValue();
      bytes += attribute.getKey().length();
      if (value.s() != null) {
        bytes += value.s().getBytes(StandardCharsets.UTF_8).length;
      } else if (value.n() != null) {
        bytes += value.n().length() / 2 + 2;
      } else {
        bytes += value.b().asByteArrayUnsafe().length;
      }
    }
    int units = (bytes + UNIT - 1) / UNIT;
    return item.containsKey(OPEN) ? 2 * units : units;
  }
}

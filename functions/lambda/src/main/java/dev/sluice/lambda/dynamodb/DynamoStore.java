package dev.sluice.lambda.dynamodb;

import dev.sluice.lambda.ledger.Document;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.ledger.LedgerException;
import dev.sluice.ledger.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Documents as items of one table; open ones are in a sparse index, so no scan is ever needed. */
public final class DynamoStore implements DocumentStore {
  private static final int KEYS_PER_READ = 100;
  private static final int READS_OF_A_BATCH = 8;
  private static final String COUNTERS = "counters";

  private final DynamoDbClient client;
  private final String table;
  private final Supplier<String> nonces;
  private final WriteMeter meter;
  private final Writers writers;

  /**
   * A store on an existing table.
   *
   * @param nonces texts that never repeat; they tell a write of our own from another's
   */
  public DynamoStore(
      DynamoDbClient client,
      String table,
      Supplier<String> nonces,
      WriteMeter meter,
      Writers writers) {
    this.client = client;
    this.table = table;
    this.nonces = nonces;
    this.meter = meter;
    this.writers = writers;
  }

  @Override
  public Optional<Document> read(String collection, String id) {
    var response =
        call(
            "read " + collection + "/" + id,
            () ->
                client.getItem(
                    get ->
                        get.tableName(table).key(Items.key(collection, id)).consistentRead(true)));
    return response.hasItem() ? Optional.of(Items.document(response.item())) : Optional.empty();
  }

  @Override
  public Map<String, Document> readAll(String collection, Collection<String> ids) {
    var found = new HashMap<String, Document>();
    List<String> distinct = ids.stream().distinct().toList();
    for (int from = 0; from < distinct.size(); from += KEYS_PER_READ) {
      int to = Math.min(from + KEYS_PER_READ, distinct.size());
      readBatch(collection, distinct.subList(from, to), found);
    }
    return found;
  }

  private void readBatch(String collection, List<String> ids, Map<String, Document> found) {
    List<Map<String, AttributeValue>> left =
        ids.stream().map(id -> Items.key(collection, id)).toList();
    for (int read = 0; read < READS_OF_A_BATCH && !left.isEmpty(); read++) {
      var wanted = KeysAndAttributes.builder().keys(left).consistentRead(true).build();
      var response =
          call(
              "read " + ids.size() + " of " + collection,
              () -> client.batchGetItem(get -> get.requestItems(Map.of(table, wanted))));
      for (var item : response.responses().getOrDefault(table, List.of())) {
        Document document = Items.document(item);
        found.put(document.id(), document);
      }
      var unprocessed = response.unprocessedKeys().get(table);
      left = unprocessed == null ? List.of() : unprocessed.keys();
    }
    if (!left.isEmpty()) {
      throw new LedgerException(
          "DynamoDB left %d of %d items of %s/%s unread after %d requests; it is throttling, so the"
                  .formatted(left.size(), ids.size(), table, collection, READS_OF_A_BATCH)
              + " step is given up and comes again");
    }
  }

  @Override
  public boolean write(String collection, Document document) {
    String nonce = nonces.get();
    var item = Items.item(collection, document, nonce);
    var request =
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (document.version() == 0) {
      request.conditionExpression("attribute_not_exists(pk)");
    } else {
      request
          .conditionExpression("version = :version")
          .expressionAttributeValues(
              Map.of(":version", AttributeValue.fromN(Long.toString(document.version()))));
    }
    return call(
        "write " + collection + "/" + document.id(),
        () -> {
          try {
            meter.wrote(Items.units(item), client.putItem(request.build()).consumedCapacity());
            return true;
          } catch (ConditionalCheckFailedException stale) {
            // The SDK sends a write again when the answer was lost. Then it meets itself here.
            return stale.hasItem() && Items.isBy(nonce, stale.item());
          }
        });
  }

  /**
   * Single conditional writes, many at once: BatchWriteItem has no conditions, and a transaction
   * costs double.
   */
  @Override
  public Set<String> writeAll(String collection, List<Document> documents) {
    return writers.all(documents, document -> write(collection, document));
  }

  @Override
  public Page<Document> list(String collection, Listing listing, @Nullable String cursor) {
    boolean open = listing == Listing.OPEN;
    var query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("#partition = :collection")
            .expressionAttributeNames(Map.of("#partition", open ? Items.OPEN : Items.COLLECTION))
            .expressionAttributeValues(Map.of(":collection", AttributeValue.fromS(collection)))
            .scanIndexForward(listing != Listing.NEWEST_FIRST);
    if (open) {
      query.indexName(Items.OPEN_INDEX);
    }
    if (cursor != null) {
      query.exclusiveStartKey(Items.startKey(collection, cursor, open));
    }
    var response = call("list " + collection, () -> client.query(query.build()));
    var documents = new ArrayList<Document>();
    response.items().forEach(item -> documents.add(Items.document(item)));
    return new Page<>(
        documents, response.hasLastEvaluatedKey() ? Items.id(response.lastEvaluatedKey()) : null);
  }

  @Override
  public void add(String collection, Map<String, Long> counts) {
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    var expression = new StringBuilder("ADD ");
    new TreeMap<>(counts)
        .forEach(
            (name, count) -> {
              int index = names.size();
              expression.append(index == 0 ? "" : ", ").append("#n%1$d :v%1$d".formatted(index));
              names.put("#n" + index, Items.COUNTER + name);
              values.put(":v" + index, AttributeValue.fromN(count.toString()));
            });
    var update =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(Items.key(collection, COUNTERS))
            .updateExpression(expression.toString())
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    meter.wrote(
        1, call("count in " + collection, () -> client.updateItem(update)).consumedCapacity());
  }

  @Override
  public Map<String, Long> counts(String collection) {
    var response =
        call(
            "read the counters of " + collection,
            () ->
                client.getItem(
                    get ->
                        get.tableName(table)
                            .key(Items.key(collection, COUNTERS))
                            .consistentRead(true)));
    return Items.counters(response.item());
  }

  @Override
  public void close() {
    client.close();
  }

  private <T> T call(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException failed) {
      throw new LedgerException(
          "Could not %s in table %s: %s".formatted(what, table, failed.getMessage()), failed);
    }
  }
}

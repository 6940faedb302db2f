package dev.sluice.local.ledger.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** As much of a DynamoDB table as the intake of objects uses, without a network. */
final class MemoryTable implements DynamoDbClient {
  private final Map<List<String>, Map<String, AttributeValue>> items = new ConcurrentHashMap<>();

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    var item = items.get(key(request.key()));
    return item == null
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(item).build();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    var responses = new HashMap<String, List<Map<String, AttributeValue>>>();
    request
        .requestItems()
        .forEach(
            (table, wanted) -> {
              var found = new ArrayList<Map<String, AttributeValue>>();
              for (var key : wanted.keys()) {
                var item = items.get(key(key));
                if (item != null) {
                  found.add(item);
                }
              }
              responses.put(table, found);
            });
    return BatchGetItemResponse.builder().responses(responses).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    items.compute(
        key(request.item()),
        (key, stored) -> {
          var expected = request.expressionAttributeValues().get(":version");
          boolean holds =
              expected == null
                  ? stored == null
                  : stored != null && expected.equals(stored.get("version"));
          if (!holds) {
            throw ConditionalCheckFailedException.builder().message("another was first").build();
          }
          return request.item();
        });
    return PutItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return UpdateItemResponse.builder().build();
  }

  private static List<String> key(Map<String, AttributeValue> item) {
    return List.of(item.get("pk").s(), item.get("sk").s());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // nothing is open
  }
}

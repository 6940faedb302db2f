package dev.sluice.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Makes the template's tables in the DynamoDB that the ledger is to be kept in. */
final class LedgerTable {
  private LedgerTable() {}

  static void create(URI endpoint, String region, List<ObjectNode> tables) {
    try (DynamoDbClient dynamodb =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(region))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      tables.forEach(table -> create(dynamodb, table));
    }
  }

  private static void create(DynamoDbClient dynamodb, JsonNode table) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    for (JsonNode attribute : table.path("AttributeDefinitions")) {
      attributes.add(
          AttributeDefinition.builder()
              .attributeName(attribute.path("AttributeName").asText())
              .attributeType(attribute.path("AttributeType").asText())
              .build());
    }
    List<GlobalSecondaryIndex> indexes = new ArrayList<>();
    for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(index.path("IndexName").asText())
              .keySchema(keys(index))
              .projection(
                  p -> p.projectionType(index.path("Projection").path("ProjectionType").asText()))
              .build());
    }
    try {
      dynamodb.createTable(
          b ->
              b.tableName(table.path("TableName").asText())
                  .billingMode(table.path("BillingMode").asText("PAY_PER_REQUEST"))
                  .attributeDefinitions(attributes)
                  .keySchema(keys(table))
                  .globalSecondaryIndexes(indexes));
    } catch (ResourceInUseException e) {
      // it is there from before, with the ledger in it
      return;
    }
  }

  private static List<KeySchemaElement> keys(JsonNode of) {
    List<KeySchemaElement> keys = new ArrayList<>();
    for (JsonNode key : of.path("KeySchema")) {
      keys.add(
          KeySchemaElement.builder()
              .attributeName(key.path("AttributeName").asText())
              .keyType(key.path("KeyType").asText())
              .build());
    }
    return keys;
  }
}

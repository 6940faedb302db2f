package dev.sluice.local.load;

import dev.sluice.lambda.aws.AwsClients;
import dev.sluice.lambda.dynamodb.DynamoStore;
import dev.sluice.lambda.dynamodb.WriteMeter;
import dev.sluice.lambda.dynamodb.Writers;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.lambda.wiring.Ledgers;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.ledger.LocalLedger;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The ledger's store, with what is counted at its client.
 *
 * @param name what people call it
 */
record MeasuredLedger(String name, DocumentStore store, WriteMeter units, CallCounter calls)
    implements AutoCloseable {
  private static final int WRITES_AT_ONCE = 16;

  /** The embedded database, which has neither units nor calls. */
  static MeasuredLedger embedded(Path data) {
    DocumentStore store = Ledgers.store(LocalLedger.url(data), new AwsClients(Map.of()));
    return new MeasuredLedger("embedded database", store, new WriteMeter(), new CallCounter());
  }

  /** A table of DynamoDB. */
  static MeasuredLedger dynamodb(URI endpoint, String table) {
    var calls = new CallCounter();
    var units = new WriteMeter();
    DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(EmbeddedCloud.REGION))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .overrideConfiguration(with -> with.addExecutionInterceptor(calls))
            .build();
    DocumentStore store =
        new DynamoStore(
            client,
            table,
            () -> UUID.randomUUID().toString(),
            units,
            Writers.atOnce(WRITES_AT_ONCE));
    return new MeasuredLedger("DynamoDB at " + endpoint, store, units, calls);
  }

  @Override
  public void close() {
    store.close();
  }
}

package dev.sluice.lambda.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.control.Catalog;
import dev.sluice.control.Crawlers;
import dev.sluice.control.JobRuns;
import dev.sluice.control.ObjectLister;
import dev.sluice.control.ObjectWriter;
import dev.sluice.control.Reconciler;
import dev.sluice.control.RunReports;
import dev.sluice.control.Signals;
import dev.sluice.control.Wakes;
import dev.sluice.control.World;
import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.lambda.moto.MotoServer;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Records;
import dev.sluice.ledger.Transitions;
import dev.sluice.pipeline.Pipelines;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A reconcile pass over many open partitions, as DynamoDB's client sees it. */
class ReconcilePassIT {
  private static final int OPEN = 500;

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  @Test
  void pagesThroughTheOpenPartitionsByQueryAndNeverScansTheTable() throws Exception {
    var client = client();
    var store =
        new DynamoStore(
            client,
            LedgerTables.create(client),
            () -> UUID.randomUUID().toString(),
            new WriteMeter(),
            Writers.atOnce(8));
    var ledger = new DocumentLedger(store);
    var pipeline = Pipelines.with(Pipelines.settings(), "name", "cloudtrail");
    var waiting = new ArrayList<PartitionRecord>();
    var random = new Random(1);
    for (int i = 0; i < OPEN; i++) {
      String id = "account=%012d/region=eu-west-1/year=2026/month=11/day=03".formatted(i);
      var landed = Records.landed("cloudtrail", OutputPartition.parse(id));
      // So long that they fill more than one page of a megabyte, however they are packed.
      waiting.add(Transitions.failed(landed, Attempts.none(), noise(random)));
    }
    assertThat(ledger.saveAll(waiting)).hasSize(OPEN);
    calls.clear();
    var open = new ArrayList<Double>();

    new Reconciler(pipeline, world(ledger, open)).reconcile();

    assertThat(open).as("open partitions that the pass saw").containsExactly((double) OPEN);
    assertThat(calls).containsOnly("Query", "GetItem", "BatchGetItem").doesNotContain("Scan");
    assertThat(Collections.frequency(calls, "Query")).as("pages").isGreaterThan(1);
  }

  private static String noise(Random random) {
    byte[] bytes = new byte[3_000];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private DynamoDbClient client() throws Exception {
    var environment = MotoServer.environment();
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL")))
        .region(Region.of(environment.get("AWS_REGION")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .overrideConfiguration(
            with ->
                with.addExecutionInterceptor(
                    new ExecutionInterceptor() {
                      @Override
                      public void beforeExecution(
                          Context.BeforeExecution context, ExecutionAttributes call) {
                        calls.add(call.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
                      }
                    }))
        .build();
  }

  /** Nothing is due, so the pass needs its ledger and nothing else. */
  private static World world(Ledger ledger, List<Double> open) {
    return new World(
        ledger,
        unused(Crawlers.class),
        unused(JobRuns.class),
        unused(Catalog.class),
        unused(ObjectLister.class),
        unused(ObjectWriter.class),
        unused(RunReports.class),
        unused(Wakes.class),
        new Signals() {
          @Override
          public void count(String pipeline, String metric, double value) {
            if (metric.equals("OpenPartitions")) {
              open.add(value);
            }
          }

          @Override
          public void alarm(String pipeline, Alarm alarm, String subject, String message) {
            throw new AssertionError(message);
          }
        },
        () -> Records.T0.plusSeconds(10),
        new SplittableRandom(1));
  }

  private static <T> T unused(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              throw new AssertionError(method + " was called");
            }));
  }
}

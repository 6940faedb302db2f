package dev.sluice.local.cloud;

import dev.sluice.local.chaos.Faults;
import dev.sluice.local.cloudtrail.Trails;
import dev.sluice.local.events.EventBus;
import dev.sluice.local.events.PutEventsApi;
import dev.sluice.local.http.Services;
import dev.sluice.local.lambda.EventSources;
import dev.sluice.local.lambda.FunctionHost;
import dev.sluice.local.lambda.FunctionUrl;
import dev.sluice.local.lambda.InvokeApi;
import dev.sluice.local.ledger.LocalLedger;
import dev.sluice.local.s3.BlobTree;
import dev.sluice.local.s3.S3Server;
import dev.sluice.local.secrets.SecretsManager;
import dev.sluice.local.secrets.Vault;
import dev.sluice.local.sqs.QueueServer;
import dev.sluice.local.ssm.Parameters;
import dev.sluice.local.store.Store;
import dev.sluice.local.sts.CallerIdentity;
import dev.sluice.local.template.Account;
import dev.sluice.local.template.Stack;
import dev.sluice.local.template.TemplateFile;
import dev.sluice.local.worker.WorkerCommand;
import dev.sluice.local.worker.WorkerPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The parts of an embedded cloud, put together in the order in which they need one another. */
final class Parts implements AutoCloseable {
  private static final String ACCOUNT = EmbeddedCloud.ACCOUNT;
  private static final String REGION = EmbeddedCloud.REGION;

  private final CloudSettings settings;
  private final Clock clock = Clock.systemUTC();
  private final Closing closing = new Closing();
  private final Faults faults;
  private final RunFiles run;

  Parts(CloudSettings settings, RunFiles run) {
    this.settings = settings;
    this.run = closing.add(run);
    this.faults = new Faults(settings.chaos(), settings.chaosSeed());
  }

  Faults faults() {
    return faults;
  }

  URI start() {
    Path data = settings.dataDirectory();
    Store store = closing.add(Store.open(data.resolve("glue").resolve("state")));
    Vault vault = Vault.in(data.resolve("secrets"));
    EventBus bus = new EventBus(ACCOUNT, REGION, clock, faults);
    Services services = new Services();
    BlobStore blobs =
        S3Server.files(data.resolve("s3"), new ObjectCreated(bus, ACCOUNT, clock, new Random()));
    S3Server s3 = closing.add(S3Server.start(settings.port(), blobs, services));
    WorkerPool workers = closing.add(workers(s3.endpoint()));
    GlueEndpoint glue =
        closing.add(
            new GlueEndpoint(
                store,
                vault,
                new BlobTree(blobs),
                workers,
                bus,
                faults,
                ACCOUNT,
                clock,
                GlueEndpoint.CRAWL_PHASE));
    QueueServer queues =
        closing.add(QueueServer.start(data.resolve("queues"), s3.endpoint(), REGION, ACCOUNT));
    SqsClient sqs = closing.add(sqs(queues.inner()));
    closing.add(bus);
    FunctionHost functions =
        closing.add(
            new FunctionHost("arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:", clock));
    EventSources sources = closing.add(new EventSources(functions, clock));
    Redeployment redeployment = new Redeployment();
    Parameters parameters = new Parameters(store, REGION, ACCOUNT, clock, redeployment);
    services
        .add(glue.service())
        .add(parameters.operations())
        .add(new SecretsManager(vault, REGION, ACCOUNT, clock).operations())
        .add(new PutEventsApi(bus).operations())
        .add(new Trails(store, REGION, ACCOUNT, parameters::value).operations())
        .add("console", new FunctionUrl(functions, EmbeddedCloud.ENVIRONMENT + "-status")::answer)
        .add("sts", new CallerIdentity(ACCOUNT)::answer)
        .add("lambda", new InvokeApi(functions, sources)::answer)
        .add("sqs", queues::forward);
    Account account = new Account(ACCOUNT, REGION, EmbeddedCloud.ENVIRONMENT, s3.endpoint());
    Stack stack = new Stack(TemplateFile.read(settings.template()), account, parameters::value);
    Deployment deployment =
        new Deployment(
            stack,
            sqs,
            bus,
            functions,
            sources,
            glue.workflows(),
            environment -> surrounded(environment, s3.endpoint()));
    URI dynamodb = settings.dynamodbEndpoint();
    if (dynamodb != null) {
      LedgerTable.create(dynamodb, REGION, stack.tables());
    }
    deployment.start(REGION, settings.sweepEvery());
    redeployment.use(deployment::refresh);
    services.open();
    glue.recover();
    run.running(s3.endpoint());
    return s3.endpoint();
  }

  private WorkerPool workers(URI endpoint) {
    Path data = settings.dataDirectory();
    WorkerCommand command =
        new WorkerCommand(
            settings.checkout(),
            logs(),
            data.resolve("run").resolve("scratch"),
            settings.workerMegabytes(),
            EmbeddedCloud.environment(endpoint));
    return new WorkerPool(command, settings.workers());
  }

  /** What Lambda adds to a function's own variables, and where the ledger is kept. */
  private Map<String, String> surrounded(Map<String, String> environment, URI endpoint) {
    environment.putAll(EmbeddedCloud.environment(endpoint));
    environment.put("SLUICE_LOG_FILE", logs().resolve("functions.log").toString());
    URI dynamodb = settings.dynamodbEndpoint();
    if (dynamodb != null) {
      environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamodb.toString());
    } else {
      environment.put("SLUICE_LEDGER", LocalLedger.url(settings.dataDirectory()));
    }
    return environment;
  }

  private Path logs() {
    Path directory = settings.dataDirectory().resolve("logs");
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
  }

  private static SqsClient sqs(URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  @Override
  public void close() {
    closing.close();
  }
}

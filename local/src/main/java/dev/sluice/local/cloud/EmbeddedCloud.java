package dev.sluice.local.cloud;

import dev.sluice.local.glue.catalog.Catalog;
import dev.sluice.local.http.Services;
import dev.sluice.local.s3.S3Server;
import dev.sluice.local.sqs.QueueServer;
import dev.sluice.local.ssm.Parameters;
import dev.sluice.local.store.Store;
import dev.sluice.local.sts.CallerIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** A whole AWS account in one process, as far as Sluice needs one. */
public final class EmbeddedCloud implements AutoCloseable {
  public static final String ACCOUNT = "000000000000";
  public static final String REGION = "us-east-1";

  private final URI endpoint;
  private final Closing closing;

  private EmbeddedCloud(URI endpoint, Closing closing) {
    this.endpoint = endpoint;
    this.closing = closing;
  }

  /** Starts every service, with the state that the data directory holds. */
  public static EmbeddedCloud start(CloudSettings settings) {
    Closing closing = new Closing();
    try {
      return start(settings, closing);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private static EmbeddedCloud start(CloudSettings settings, Closing closing) {
    Clock clock = Clock.systemUTC();
    Path data = settings.dataDirectory();
    Store store = closing.add(Store.open(data.resolve("glue").resolve("state")));
    Services services = new Services();
    services.add(GlueEndpoint.operations(new Catalog(store), ACCOUNT, clock));
    services.add(new Parameters(store, REGION, ACCOUNT, clock, () -> {}).operations());
    services.add("sts", new CallerIdentity(ACCOUNT)::answer);
    S3Server s3 =
        closing.add(
            S3Server.start(
                settings.port(), S3Server.files(data.resolve("s3"), object -> {}), services));
    QueueServer queues =
        closing.add(QueueServer.start(data.resolve("queues"), s3.endpoint(), REGION, ACCOUNT));
    services.add("sqs", queues::forward);
    return new EmbeddedCloud(s3.endpoint(), closing);
  }

  /** Where every service answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** The variables that point any AWS SDK or the AWS CLI at this cloud. */
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("AWS_ENDPOINT_URL", endpoint.toString());
    environment.put("AWS_ENDPOINT_URL_S3", endpoint.toString());
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_REGION", REGION);
    environment.put("AWS_DEFAULT_REGION", REGION);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return environment;
  }

  @Override
  public void close() {
    closing.close();
  }
}

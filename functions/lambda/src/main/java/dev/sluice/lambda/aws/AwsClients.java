package dev.sluice.lambda.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Makes clients as an environment asks for them, by the variables that every AWS SDK knows: {@code
 * AWS_REGION}, {@code AWS_ACCESS_KEY_ID}, {@code AWS_ENDPOINT_URL} and so on.
 *
 * <p>The environment is a parameter, so that one process can serve several of them.
 */
public final class AwsClients {
  private static final int ATTEMPTS = 4;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  static {
    // The JDK silently sends a POST again when a connection breaks before the answer. A job run
    // would be started twice; whether to try again is decided above this.
    System.setProperty("sun.net.http.retryPost", "false");
    // It keeps five idle connections to a host; the ledger writes more at once.
    System.setProperty("http.maxConnections", "16");
  }

  /** The SDK's own connections know how to reach AWS by the proxy that the environment names. */
  private static final Set<String> PROXIES = Set.of("http_proxy", "https_proxy");

  private final Map<String, String> environment;
  private final SdkHttpClient http;

  /** Clients for the given variables, usually {@link System#getenv()}. */
  public AwsClients(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    http =
        environment.keySet().stream()
                .anyMatch(name -> PROXIES.contains(name.toLowerCase(Locale.ROOT)))
            ? UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ANSWER)
                .build()
            : new JdkConnections(CONNECT, ANSWER);
  }

  /**
   * Sets TLS up, which the first call would wait for: the JDK's ciphers and root certificates. Does
   * nothing where AWS is reached without.
   */
  public void prepareTls() {
    if (!environment.getOrDefault("AWS_ENDPOINT_URL", "").startsWith("http:")) {
      SSLSocketFactory unused = HttpsURLConnection.getDefaultSSLSocketFactory();
    }
  }

  /** A client of DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return configure(DynamoDbClient.builder(), "DYNAMODB").build();
  }

  /** A client of Glue. */
  public GlueClient glue() {
    return configure(GlueClient.builder(), "GLUE").build();
  }

  /**
   * A client of Glue that sends each request once, for what must not be started twice: the SDK
   * would try again after a broken connection, when the first request may have taken effect.
   */
  public GlueClient glueStarter() {
    return configure(GlueClient.builder(), "GLUE")
        .overrideConfiguration(retry -> retry.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  /** A client of S3; an endpoint of one's own is addressed by path, as it has no bucket hosts. */
  public S3Client s3() {
    return configure(S3Client.builder(), "S3")
        .overrideConfiguration(retrying().addExecutionInterceptor(new SentAtOnce()).build())
        .forcePathStyle(endpoint("S3").isPresent())
        .build();
  }

  /** A client of SQS. */
  public SqsClient sqs() {
    return configure(SqsClient.builder(), "SQS").build();
  }

  /** A client of Parameter Store. */
  public SsmClient ssm() {
    return configure(SsmClient.builder(), "SSM").build();
  }

  /** A client of CloudTrail in a region, since each region lists its own public keys. */
  public CloudTrailClient cloudTrail(String region) {
    return configure(CloudTrailClient.builder(), "CLOUDTRAIL").region(Region.of(region)).build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
      B builder, String service) {
    String region = environment.getOrDefault("AWS_REGION", environment.get("AWS_DEFAULT_REGION"));
    if (region != null) {
      builder.region(Region.of(region));
    }
    endpoint(service).ifPresent(builder::endpointOverride);
    return builder
        .credentialsProvider(credentials())
        .httpClient(http)
        .overrideConfiguration(retrying().build());
  }

  private static ClientOverrideConfiguration.Builder retrying() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build());
  }

  private Optional<URI> endpoint(String service) {
    @Nullable String own = environment.get("AWS_ENDPOINT_URL_" + service);
    return Optional.ofNullable(own == null ? environment.get("AWS_ENDPOINT_URL") : own)
        .map(URI::create);
  }

  private AwsCredentialsProvider credentials() {
    String key = environment.get("AWS_ACCESS_KEY_ID");
    String secret = environment.get("AWS_SECRET_ACCESS_KEY");
    // After a SnapStart restore Lambda serves fresh credentials here, and those of the environment
    // are the snapshot's.
    if (environment.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
      return ContainerCredentialsProvider.create();
    }
    if (key == null || secret == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    String session = environment.get("AWS_SESSION_TOKEN");
    return StaticCredentialsProvider.create(
        session == null
            ? AwsBasicCredentials.create(key, secret)
            : AwsSessionCredentials.create(key, secret, session));
  }
}

package dev.sluice.jobs.aws;

import java.net.URI;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The AWS clients of one JVM; an executor makes its own from its own environment. */
public final class AwsClients {
  private final AwsEnvironment environment;
  private final SdkHttpClient http;

  private AwsClients(AwsEnvironment environment) {
    this.environment = environment;
    this.http = ApacheHttpClient.builder().maxConnections(64).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B configure(B builder, AwsEnvironment env) {
    env.endpoint().ifPresent(url -> builder.endpointOverride(URI.create(url)));
    return builder.region(Region.of(env.region()));
  }

  /** The clients of this JVM, made when first asked for and kept for every run in it. */
  public static AwsClients ofProcess() {
    return Holder.CLIENTS;
  }

  public GlueClient glue() {
    return GlueHolder.CLIENT;
  }

  /** A secret's text; its client is made for the rare job that needs one. */
  public String secret(String id) {
    try (SecretsManagerClient secrets =
        configure(SecretsManagerClient.builder().httpClient(http), environment).build()) {
      return secrets.getSecretValue(get -> get.secretId(id)).secretString();
    }
  }

  public S3Client s3() {
    return S3Holder.CLIENT;
  }

  private GlueClient newGlue() {
    return configure(GlueClient.builder().httpClient(http), environment).build();
  }

  private S3Client newS3() {
    var builder = S3Client.builder().httpClient(http).region(Region.of(environment.region()));
    environment
        .s3Endpoint()
        .ifPresent(url -> builder.endpointOverride(URI.create(url)).forcePathStyle(true));
    return builder.build();
  }

  /** Executors have no wiring of their own, so what lives per JVM hangs on a class. */
  private static final class Holder {
    static final AwsClients CLIENTS = new AwsClients(AwsEnvironment.ofProcess());
  }

  /** Each client loads hundreds of classes, so each waits until somebody asks for it. */
  private static final class GlueHolder {
    static final GlueClient CLIENT = ofProcess().newGlue();
  }

  private static final class S3Holder {
    static final S3Client CLIENT = ofProcess().newS3();
  }
}

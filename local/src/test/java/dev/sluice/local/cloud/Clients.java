package dev.sluice.local.cloud;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** AWS's own clients, pointed at an embedded cloud. */
public final class Clients {
  private final URI endpoint;

  public Clients(EmbeddedCloud cloud) {
    this(cloud.endpoint());
  }

  Clients(URI endpoint) {
    this.endpoint = endpoint;
  }

  public S3Client s3() {
    return pointed(S3Client.builder()).build();
  }

  public SqsClient sqs() {
    return pointed(SqsClient.builder()).build();
  }

  public GlueClient glue() {
    return pointed(GlueClient.builder()).build();
  }

  public SecretsManagerClient secrets() {
    return pointed(SecretsManagerClient.builder()).build();
  }

  public SsmClient ssm() {
    return pointed(SsmClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B pointed(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(EmbeddedCloud.REGION))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }
}

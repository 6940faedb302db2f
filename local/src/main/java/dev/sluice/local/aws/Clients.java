package dev.sluice.local.aws;

import dev.sluice.lambda.aws.AwsClients;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The clients that the command line needs, all pointed at one account. */
public record Clients(
    S3Client s3, GlueClient glue, SsmClient ssm, SqsClient sqs, CloudTrailClient cloudTrail)
    implements AutoCloseable {

  /** Clients for the given variables, which every AWS SDK knows. */
  public static Clients of(Map<String, String> environment) {
    AwsClients clients = new AwsClients(environment);
    return new Clients(
        clients.s3(),
        clients.glue(),
        clients.ssm(),
        clients.sqs(),
        clients.cloudTrail(environment.getOrDefault("AWS_REGION", "us-east-1")));
  }

  @Override
  public void close() {
    s3.close();
    glue.close();
    ssm.close();
    sqs.close();
    cloudTrail.close();
  }
}

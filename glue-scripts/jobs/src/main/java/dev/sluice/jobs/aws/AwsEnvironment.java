package dev.sluice.jobs.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The endpoints that the standard AWS environment sets; on AWS itself there are none. */
public record AwsEnvironment(
    Optional<String> endpoint, Optional<String> s3Endpoint, String region) {

  /** Reads the process's environment, then the SDK's system properties of the same meaning. */
  public static AwsEnvironment ofProcess() {
    return of(System::getenv, System::getProperty);
  }

  static AwsEnvironment of(Lookup environment, Lookup properties) {
    Optional<String> endpoint =
        first(environment, "AWS_ENDPOINT_URL", properties, "aws.endpointUrl");
    return new AwsEnvironment(
        endpoint,
        first(environment, "AWS_ENDPOINT_URL_S3", properties, "aws.endpointUrlS3")
            .or(() -> endpoint),
        first(environment, "AWS_REGION", properties, "aws.region")
            .or(() -> first(environment, "AWS_DEFAULT_REGION", properties, "aws.region"))
            .orElse("us-east-1"));
  }

  private static Optional<String> first(
      Lookup environment, String variable, Lookup properties, String property) {
    return Optional.ofNullable(environment.value(variable))
        .or(() -> Optional.ofNullable(properties.value(property)))
        .filter(value -> !value.isBlank());
  }

  /** A lookup that may find nothing. */
  @FunctionalInterface
  interface Lookup {
    @Nullable String value(String name);
  }
}

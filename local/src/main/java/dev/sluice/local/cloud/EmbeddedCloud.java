package dev.sluice.local.cloud;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** A whole AWS account in one process, as far as Sluice needs one. */
public final class EmbeddedCloud implements AutoCloseable {
  public static final String ACCOUNT = "000000000000";
  public static final String REGION = "us-east-1";

  /** The template's parameter {@code Environment}: names of queues and parameters carry it. */
  public static final String ENVIRONMENT = "local";

  private final URI endpoint;
  private final Parts parts;

  private EmbeddedCloud(URI endpoint, Parts parts) {
    this.endpoint = endpoint;
    this.parts = parts;
  }

  /** Starts every service, with the state that the data directory holds. */
  public static EmbeddedCloud start(CloudSettings settings) {
    RunFiles run = RunFiles.claim(settings.dataDirectory());
    Parts parts = new Parts(settings, run);
    try {
      return new EmbeddedCloud(parts.start(), parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** Where every service answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** The variables that point any AWS SDK or the AWS CLI at this cloud. */
  public Map<String, String> environment() {
    return environment(endpoint);
  }

  /** The same variables for a cloud that runs elsewhere. */
  public static Map<String, String> environment(URI endpoint) {
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

  /** How often each fault of the chaos profile struck. */
  public Map<String, Long> faults() {
    return parts.faults().counts();
  }

  @Override
  public void close() {
    parts.close();
  }
}

package dev.sluice.lambda.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.lambda.aws.AwsClients;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Moto's server, an independent implementation of AWS, in a process of its own; one for all tests
 * of a JVM. System properties point the tests at another implementation that runs already: {@value
 * #ENDPOINT}, and {@value #DYNAMODB} where that one has no DynamoDB.
 *
 * <p>Where it is not installed the tests that need it are skipped, but with CI=true they fail.
 */
public final class MotoServer {
  private static final String ENDPOINT = "sluice.adapters.endpoint";
  private static final String DYNAMODB = "sluice.adapters.dynamodb";
  private static final AtomicReference<URI> RUNNING = new AtomicReference<>();

  private MotoServer() {}

  /** The environment that points clients at the server, which is started when it is not running. */
  public static synchronized Map<String, String> environment() throws IOException {
    if (RUNNING.get() == null) {
      String given = System.getProperty(ENDPOINT);
      RUNNING.set(given == null ? start() : URI.create(given));
    }
    var environment = new HashMap<String, String>();
    String dynamodb = System.getProperty(DYNAMODB);
    if (dynamodb != null) {
      environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamodb);
    }
    environment.put("AWS_ENDPOINT_URL", RUNNING.get().toString());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    return environment;
  }

  /** Clients of the server. */
  public static AwsClients clients() throws IOException {
    return new AwsClients(environment());
  }

  private static URI start() throws IOException {
    Optional<Path> program = program();
    boolean ci = "true".equals(System.getenv("CI"));
    assertThat(program.isPresent() || !ci)
        .as("CI=true needs moto_server on the PATH: pip install 'moto[server]'")
        .isTrue();
    assumeTrue(
        program.isPresent(),
        "skipped: moto_server is not on the PATH (pip install 'moto[server]')");
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path log = Files.createTempFile("moto", ".log");
    Process process =
        new ProcessBuilder(program.orElseThrow().toString(), "-H", "127.0.0.1", "-p", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    var endpoint = URI.create("http://127.0.0.1:" + port);
    await("moto_server, see " + log)
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> process.isAlive() && answers(endpoint));
    return endpoint;
  }

  private static boolean answers(URI endpoint) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/data.json")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
  }

  private static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "moto_server"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}

package dev.sluice.lambda.coldstart;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The functions' packages as the build left them, laid out as Lambda unpacks them. */
final class Packages {
  static final List<String> FUNCTIONS =
      List.of(
          "ObjectCreatedFunction",
          "CrawlerStateFunction",
          "JobStateFunction",
          "SweepFunction",
          "ReconcileFunction",
          "DigestFunction",
          "StatusFunction");

  private Packages() {}

  static Path jar(String function) throws URISyntaxException {
    Path classes =
        Path.of(Packages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return classes.resolveSibling("functions").resolve(function + ".jar");
  }

  static String handler(String function) {
    return "dev.sluice.lambda." + function + "::handleRequest";
  }

  /** A task root with the function's package. */
  static Path taskRoot(String function) throws IOException, URISyntaxException {
    Path root = Files.createTempDirectory("task");
    Files.createDirectory(root.resolve("lib"));
    Files.copy(jar(function), root.resolve("lib/function.jar"));
    return root;
  }

  /** A task root with {@link HelloFunction} alone. */
  static Path helloRoot() throws IOException {
    Path root = Files.createTempDirectory("task");
    Files.createDirectory(root.resolve("lib"));
    String name = HelloFunction.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(root.resolve("lib/function.jar")));
        InputStream code = HelloFunction.class.getResourceAsStream("/" + name)) {
      jar.putNextEntry(new ZipEntry(name));
      code.transferTo(jar);
      jar.closeEntry();
    }
    return root;
  }

  /** The event of {@code events/} for a function. */
  static String event(String function) throws IOException {
    return Files.readString(
        Path.of(System.getProperty("sluice.root"), "events", function + ".json"));
  }

  /** The functions' environment, with AWS at an endpoint. */
  static Map<String, String> variables(String endpoint) {
    var variables = new HashMap<String, String>();
    variables.put("SLUICE_ENVIRONMENT", "local");
    variables.put("SLUICE_LEDGER_TABLE", "local-ledger");
    variables.put("SLUICE_WAKE_QUEUE_URL", endpoint + "/000000000000/local-wake.fifo");
    variables.put("AWS_ENDPOINT_URL", endpoint);
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "test");
    variables.put("AWS_SECRET_ACCESS_KEY", "test");
    return variables;
  }
}

package dev.sluice.local.tamper;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.local.operate.ValidateLogs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The stock AWS CLI's {@code cloudtrail validate-logs}, run on a bucket. */
public final class AwsCli {
  private static final Pattern LINE =
      Pattern.compile("(?:Log|Digest) file\\ts3://[^/]+/([^\\t]+)\\t(.*)");

  private final Path executable;
  private final Map<String, String> environment;

  AwsCli(Path executable, Map<String, String> environment) {
    this.executable = executable;
    this.environment = Map.copyOf(environment);
  }

  /** The executable on a path of directories; none when it is not installed. */
  public static Optional<Path> on(String path) {
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, "aws"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What it says of every file that it names, by key. */
  Map<String, ValidateLogs> validate(
      String trail, String account, String region, Instant from, Instant to)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(executable.toString(), "cloudtrail"));
    command.addAll(List.of("validate-logs", "--verbose", "--trail-arn", trail));
    command.addAll(List.of("--account-id", account, "--region", region));
    command.addAll(List.of("--start-time", from.toString(), "--end-time", to.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    // It exits with 1 when something is invalid; any other failure is its own.
    int code = process.waitFor();
    Map<String, ValidateLogs> said = said(output);
    if (code > 1 || said.isEmpty()) {
      throw new IllegalStateException(
          "'%s' ended with %d: %s".formatted(String.join(" ", command), code, output.strip()));
    }
    return said;
  }

  static Map<String, ValidateLogs> said(String output) {
    Map<String, ValidateLogs> said = new TreeMap<>();
    output
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> said.put(line.group(1), ValidateLogs.parse(line.group(2))));
    return said;
  }
}

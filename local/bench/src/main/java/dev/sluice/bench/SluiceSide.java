package dev.sluice.bench;

import dev.sluice.jobs.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The real job with the real sink, called as Glue calls it. */
final class SluiceSide implements Side {
  private static final String LAYOUT =
      "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/";

  private final Input input;
  private final String sink;

  SluiceSide(Input input, String sink) {
    this.input = input;
    this.sink = sink;
  }

  @Override
  public void run(int round, Path output) throws IOException {
    Path work = output.resolveSibling("work");
    String target = output.resolveSibling("table").toUri().toString();
    Main.main(
        new String[] {
          "--sluice-job",
          "cloudtrail",
          "--sluice-pipeline",
          "bench",
          "--sluice-token",
          "bench-" + round,
          "--sluice-source-database",
          "sluice_raw",
          "--sluice-source-table",
          "cloudtrail",
          "--sluice-predicate",
          "year >= '0'",
          "--sluice-outputs",
          outputs(round),
          "--sluice-layout",
          LAYOUT,
          "--sluice-partition-by",
          input.keyNames().replace(" ", ""),
          "--sluice-target-database",
          "sluice",
          "--sluice-target-table",
          "bench",
          "--sluice-target-location",
          target,
          "--sluice-sink",
          sink,
          "--sluice-report",
          work.resolve("report-" + round + ".json").toUri().toString(),
          "--sluice-rejected",
          work.resolve("rejected").toUri().toString()
        });
  }

  private String outputs(int round) {
    Pattern pattern = Pattern.compile(input.keys().get(0).pattern());
    Set<String> outputs = new LinkedHashSet<>();
    for (Path file : input.files()) {
      Matcher matcher = pattern.matcher(file.toString());
      if (matcher.find()) {
        outputs.add(
            input.keys().stream()
                .map(key -> "\"" + key.name() + "\":\"" + matcher.group(key.group()) + "\"")
                .collect(
                    Collectors.joining(
                        ",", "{\"values\":{", "},\"generation\":" + (round + 1) + "}")));
      }
    }
    return "[" + String.join(",", outputs) + "]";
  }
}

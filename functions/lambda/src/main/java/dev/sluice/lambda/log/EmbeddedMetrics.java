package dev.sluice.lambda.log;

import dev.sluice.lambda.json.JsonText;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics in CloudWatch's embedded metric format: a log line that CloudWatch turns into metrics, so
 * that no call is made and none can fail.
 *
 * <p>The only dimension is the environment, since each combination of dimensions is a metric that
 * costs; members such as the pipeline's name can be searched in the log.
 */
public final class EmbeddedMetrics {
  private static final String NAMESPACE = "Sluice";

  private final PrintStream out;
  private final Clock clock;
  private final String environment;

  /** Metrics of one environment. */
  public EmbeddedMetrics(PrintStream out, Clock clock, String environment) {
    this.out = out;
    this.clock = clock;
    this.environment = environment;
  }

  /** Records values by metric name; {@code members} go to the log beside them. */
  public void record(Map<String, ? extends Number> values, Map<String, ?> members) {
    if (values.isEmpty()) {
      return;
    }
    List<Map<String, String>> names =
        values.keySet().stream().map(name -> Map.of("Name", name, "Unit", unit(name))).toList();
    var line = new LinkedHashMap<String, Object>(members);
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            clock.millis(),
            "CloudWatchMetrics",
            List.of(
                Map.of(
                    "Namespace",
                    NAMESPACE,
                    "Dimensions",
                    List.of(List.of("environment")),
                    "Metrics",
                    names))));
    line.put("environment", environment);
    line.putAll(values);
    out.println(JsonText.of(line));
  }

  private static String unit(String name) {
    return name.endsWith("Age") ? "Seconds" : "Count";
  }
}

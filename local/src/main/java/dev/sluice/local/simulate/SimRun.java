package dev.sluice.local.simulate;

import dev.sluice.control.JobRuns;
import dev.sluice.control.RunState;
import dev.sluice.layout.OutputPartition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A job run inside simulated Glue. */
final class SimRun {
  private static final Pattern OUTPUT =
      Pattern.compile("\\{\"values\":\\{([^}]*)},\"generation\":(\\d+)}");
  private static final Pattern MEMBER = Pattern.compile("\"([^\"]*)\":\"([^\"]*)\"");

  private final String id;
  private final JobRuns.Request request;
  private final Instant startedAt;
  private final Map<OutputPartition, Long> outputs = new LinkedHashMap<>();
  private String state = "STARTING";
  private boolean vanished;

  SimRun(String id, JobRuns.Request request, Instant startedAt) {
    this.id = id;
    this.request = request;
    this.startedAt = startedAt;
    var output = OUTPUT.matcher(argument("--sluice-outputs"));
    while (output.find()) {
      var values = new LinkedHashMap<String, String>();
      var member = MEMBER.matcher(output.group(1));
      while (member.find()) {
        values.put(member.group(1), member.group(2));
      }
      outputs.put(new OutputPartition(values), Long.valueOf(output.group(2)));
    }
  }

  String id() {
    return id;
  }

  String argument(String name) {
    return request.arguments().getOrDefault(name, "");
  }

  String token() {
    return argument("--sluice-token");
  }

  int dpus() {
    return request.workers().dpus();
  }

  /** What it covers, with the generations that it writes. */
  Map<OutputPartition, Long> outputs() {
    return outputs;
  }

  void become(String newState) {
    state = newState;
  }

  String state() {
    return state;
  }

  void vanish() {
    vanished = true;
  }

  boolean isVanished() {
    return vanished;
  }

  boolean isLive() {
    return !vanished && RunState.of(state).isLive();
  }

  JobRuns.View view() {
    return new JobRuns.View(id, state, startedAt, token(), "simulated");
  }

  @Override
  public String toString() {
    return id + " " + outputs;
  }
}

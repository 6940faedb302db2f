package dev.sluice.local.relational;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Starts, resumes and follows runs of one workflow. */
final class WorkflowWatch {
  private static final Set<String> LIVE = Set.of("RUNNING", "STOPPING");
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int MOST_RESUMES = 3;

  private final AwsJson aws;
  private final String workflow;
  private final Duration patience;
  private final Clock clock;
  private final Consumer<String> say;

  /**
   * @param patience how long no node's state may change before the watch gives up
   */
  WorkflowWatch(
      AwsJson aws, String workflow, Duration patience, Clock clock, Consumer<String> say) {
    this.aws = aws;
    this.workflow = workflow;
    this.patience = patience;
    this.clock = clock;
    this.say = say;
  }

  /** Brings the last run to its end, should a demo before this one have been killed during it. */
  void finishLast() throws IOException, InterruptedException {
    ObjectNode request = Json.object().put("Name", workflow).put("MaxResults", 1);
    JsonNode last = aws.call("AWSGlue.GetWorkflowRuns", request).at("/Runs/0");
    if (last.isMissingNode()) {
      return;
    }
    ObjectNode ended = follow(last.get("WorkflowRunId").asText());
    for (int attempt = 1; !failures(ended).isEmpty() && attempt <= MOST_RESUMES; attempt++) {
      ObjectNode resume = Json.object().put("Name", workflow);
      resume.set("RunId", ended.get("WorkflowRunId"));
      ArrayNode nodes = resume.putArray("NodeIds");
      failures(ended).keySet().forEach(nodes::add);
      say.accept("resuming the last run: " + String.join(", ", failures(ended).values()));
      ended = follow(aws.call("AWSGlue.ResumeWorkflowRun", resume).get("RunId").asText());
    }
  }

  /** Starts a run and follows it to its end. */
  ObjectNode run() throws IOException, InterruptedException {
    ObjectNode request = Json.object().put("Name", workflow);
    return follow(aws.call("AWSGlue.StartWorkflowRun", request).get("RunId").asText());
  }

  private ObjectNode follow(String run) throws IOException, InterruptedException {
    ObjectNode request = Json.object().put("Name", workflow).put("RunId", run);
    request.put("IncludeGraph", true);
    String shown = "";
    Instant moved = clock.instant();
    while (true) {
      ObjectNode found = (ObjectNode) aws.call("AWSGlue.GetWorkflowRun", request).get("Run");
      String line = line(found);
      if (!line.equals(shown)) {
        say.accept(line);
        shown = line;
        moved = clock.instant();
      }
      if (!LIVE.contains(found.get("Status").asText())) {
        return found;
      }
      if (Duration.between(moved, clock.instant()).compareTo(patience) > 0) {
        throw new IOException(
            "workflow " + workflow + " has not moved for " + patience + "; its run is " + run);
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private static String line(ObjectNode run) {
    StringBuilder line = new StringBuilder();
    for (JsonNode node : run.at("/Graph/Nodes")) {
      if (!node.get("Type").asText().equals("TRIGGER")) {
        String state = outcome(node).map(WorkflowWatch::state).orElse("-");
        line.append(node.get("Name").asText()).append(' ').append(state).append("  ");
      }
    }
    return line.toString().trim();
  }

  /** The newest job run or crawl of a node. */
  static Optional<JsonNode> outcome(JsonNode node) {
    boolean job = node.get("Type").asText().equals("JOB");
    JsonNode all = node.at(job ? "/JobDetails/JobRuns" : "/CrawlerDetails/Crawls");
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  static String state(JsonNode outcome) {
    return outcome.path("JobRunState").asText(outcome.path("State").asText());
  }

  /** Nodes that ended otherwise than well, by id: which and why. */
  static Map<String, String> failures(ObjectNode run) {
    Map<String, String> failures = new LinkedHashMap<>();
    for (JsonNode node : run.at("/Graph/Nodes")) {
      outcome(node)
          .filter(outcome -> !state(outcome).equals("SUCCEEDED"))
          .ifPresent(
              outcome ->
                  failures.put(
                      node.get("UniqueId").asText(),
                      node.get("Name").asText()
                          + " "
                          + state(outcome)
                          + ": "
                          + outcome.path("ErrorMessage").asText("no reason given")));
    }
    return failures;
  }
}

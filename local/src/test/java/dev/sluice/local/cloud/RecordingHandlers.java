package dev.sluice.local.cloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Functions of the test template: they keep what they were given. */
public final class RecordingHandlers {
  static final ConcurrentLinkedQueue<JsonNode> LANDED = new ConcurrentLinkedQueue<>();
  static final ConcurrentLinkedQueue<String> RUNS = new ConcurrentLinkedQueue<>();
  static final ConcurrentLinkedDeque<Map<String, String>> ENVIRONMENTS =
      new ConcurrentLinkedDeque<>();

  private RecordingHandlers() {}

  /** Takes SQS batches; what lands under bad/ fails singly. */
  public static final class Landed implements RequestStreamHandler {
    private final ObjectMapper mapper = new ObjectMapper();

    public Landed(Map<String, String> variables) {
      ENVIRONMENTS.add(variables);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      StringBuilder failures = new StringBuilder();
      for (JsonNode message : mapper.readTree(input).path("Records")) {
        JsonNode event = mapper.readTree(message.path("body").asText());
        LANDED.add(event);
        if (event.at("/detail/object/key").asText().startsWith("bad/")) {
          failures.append("{\"itemIdentifier\":\"" + message.path("messageId").asText() + "\"}");
        }
      }
      output.write(("{\"batchItemFailures\":[" + failures + "]}").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Takes events as an object of its own, as AWS's serialization makes it. */
  public static final class Runs implements RequestHandler<JobState, List<String>> {
    @Override
    public List<String> handleRequest(JobState event, Context context) {
      RUNS.add(event.getDetail().getJobRunId() + " " + context.getFunctionName());
      return List.of(event.getDetail().getJobRunId());
    }
  }

  /** As much of a Glue event as the test needs; AWS's serialization takes beans, not records. */
  public static final class JobState {
    private Detail detail = new Detail();

    public Detail getDetail() {
      return detail;
    }

    public void setDetail(Detail value) {
      detail = value;
    }
  }

  /** The event's own part. */
  public static final class Detail {
    private String jobRunId = "";

    public String getJobRunId() {
      return jobRunId;
    }

    public void setJobRunId(String value) {
      jobRunId = value;
    }
  }
}

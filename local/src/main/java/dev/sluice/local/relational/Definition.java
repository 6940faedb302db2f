package dev.sluice.local.relational;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A workflow with its jobs, crawlers and triggers, as the file declares them that Terraform reads.
 */
record Definition(
    ObjectNode workflow,
    List<ObjectNode> jobs,
    List<ObjectNode> crawlers,
    List<ObjectNode> triggers) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?<name>[a-z_]+)}");

  Definition {
    jobs = List.copyOf(jobs);
    crawlers = List.copyOf(crawlers);
    triggers = List.copyOf(triggers);
  }

  /** Reads the file with these values in its placeholders. */
  static Definition read(Path file, Map<String, String> values) throws IOException {
    Matcher matcher = PLACEHOLDER.matcher(Files.readString(file));
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group("name"));
      if (value == null) {
        throw new IOException(file + " names " + matcher.group() + ", which has no value here");
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    ObjectNode whole = Json.parse(matcher.appendTail(text).toString());
    return new Definition(
        (ObjectNode) whole.get("Workflow"),
        Json.objects(whole, "Jobs"),
        Json.objects(whole, "Crawlers"),
        Json.objects(whole, "Triggers"));
  }

  String name() {
    return workflow.get("Name").asText();
  }
}

package dev.sluice.local.operate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pipelines of an account: parsed, and as the text that the functions read. */
public record Pipelines(List<Pipeline> all, String json) {
  /** Where a data directory keeps the pipelines of its cloud. */
  public static final String FILE = "pipelines.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  public Pipelines {
    all = List.copyOf(all);
  }

  /** Reads the form of the parameter {@code /ENV/pipelines}. */
  public static Pipelines parse(String json) throws IOException {
    JsonNode list = JSON.readTree(json).path("pipelines");
    List<Pipeline> pipelines = new ArrayList<>();
    for (JsonNode node : list) {
      pipelines.add(
          Pipeline.parse(JSON.convertValue(node, new TypeReference<Map<String, Object>>() {})));
    }
    if (pipelines.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no pipeline in it; write {\"pipelines\": [{\"name\": …}]}");
    }
    return new Pipelines(pipelines, json);
  }

  /** Reads a file; what is wrong with it is told with its name. */
  public static Pipelines read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot use " + file + ": " + e.getMessage(), e);
    }
  }

  /** Writes them where {@link #FILE} is looked for. */
  public void keepIn(Path data) throws IOException {
    Files.writeString(data.resolve(FILE), json);
  }

  /** The pipeline of this name, or all when none is named. */
  public List<Pipeline> named(@Nullable String name) {
    List<Pipeline> found =
        all.stream().filter(pipeline -> name == null || pipeline.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no pipeline '"
              + name
              + "'; there is "
              + String.join(", ", all.stream().map(Pipeline::name).toList()));
    }
    return found;
  }
}

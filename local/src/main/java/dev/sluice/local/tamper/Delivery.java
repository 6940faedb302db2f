package dev.sluice.local.tamper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.local.generate.Generator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A generated data set as its digests describe it, before anything is damaged. */
final class Delivery {
  private final ObjectMapper json = new ObjectMapper();
  private final Path directory;
  private final Map<Chain, List<Digest>> chains = new TreeMap<>();

  /** All digests of one account and region, in the order of their windows. */
  record Chain(String account, String region) implements Comparable<Chain> {
    @Override
    public int compareTo(Chain other) {
      return toString().compareTo(other.toString());
    }
  }

  /** A digest and the logs that it lists, by key. */
  record Digest(String key, Instant start, Instant end, List<String> logs) {
    Digest {
      logs = List.copyOf(logs);
    }
  }

  /** Reads the digests of a data set that {@link Generator} wrote. */
  Delivery(Path directory) throws IOException {
    this.directory = directory;
    Map<String, Digest> inOrder = new TreeMap<>();
    for (Map.Entry<String, JsonNode> signature : manifest().get("digestSignatures").properties()) {
      inOrder.put(signature.getKey(), digest(signature.getKey()));
    }
    for (Digest digest : inOrder.values()) {
      String[] path = digest.key().split("CloudTrail-Digest/", -1);
      String[] above = path[0].split("/", -1);
      var chain = new Chain(above[above.length - 2], path[1].split("/", -1)[0]);
      chains.computeIfAbsent(chain, any -> new ArrayList<>()).add(digest);
    }
  }

  private Digest digest(String key) throws IOException {
    JsonNode node = json.readTree(unpacked(key));
    List<String> logs = new ArrayList<>();
    node.get("logFiles").forEach(log -> logs.add(log.get("s3Object").textValue()));
    return new Digest(
        key,
        Instant.parse(node.get("digestStartTime").textValue()),
        Instant.parse(node.get("digestEndTime").textValue()),
        logs);
  }

  Map<Chain, List<Digest>> chains() {
    return chains;
  }

  Instant start() {
    return chains.values().stream()
        .map(c -> c.get(0).start())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  Instant end() {
    return chains.values().stream()
        .map(chain -> chain.get(chain.size() - 1).end())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  JsonNode manifest() throws IOException {
    return json.readTree(path(Generator.MANIFEST).toFile());
  }

  void writeManifest(JsonNode manifest) throws IOException {
    json.writeValue(path(Generator.MANIFEST).toFile(), manifest);
  }

  Path path(String key) {
    return directory.resolve(key);
  }

  byte[] unpacked(String key) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(path(key))))) {
      return in.readAllBytes();
    }
  }

  void writePacked(String key, byte[] content) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    Files.write(path(key), packed.toByteArray());
  }
}

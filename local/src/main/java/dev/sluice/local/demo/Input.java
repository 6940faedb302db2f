package dev.sluice.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of log files: every regular file below it is an object under its own relative key,
 * but for the manifest at its root.
 */
public record Input(List<LogFile> files, Optional<JsonNode> manifest) {
  private static final String MANIFEST = "manifest.json";

  public Input {
    files = List.copyOf(files);
  }

  /** Lists a directory; fails when there is nothing to land. */
  public static Input of(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          directory + " is no directory; --input names one that holds AWSLogs/…");
    }
    Path manifestFile = directory.resolve(MANIFEST);
    Optional<JsonNode> manifest =
        Files.exists(manifestFile)
            ? Optional.of(new ObjectMapper().readTree(manifestFile.toFile()))
            : Optional.empty();
    Map<String, String> signatures = signatures(manifest);
    List<LogFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        if (!path.equals(manifestFile)) {
          String key = directory.relativize(path).toString().replace(File.separatorChar, '/');
          files.add(new LogFile(path, key, Files.size(path), metadata(signatures.get(key))));
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no file below " + directory + "; --input names a directory with AWSLogs/…");
    }
    return new Input(files, manifest);
  }

  /** The public keys of the signed digests among the files, if the manifest tells them. */
  Optional<String> signingKeys() {
    return manifest
        .map(node -> node.path("publicKey"))
        .filter(JsonNode::isObject)
        .map(key -> "[" + key + "]");
  }

  private static Map<String, String> signatures(Optional<JsonNode> manifest) {
    Map<String, String> signatures = new HashMap<>();
    manifest
        .map(node -> node.path("digestSignatures"))
        .ifPresent(
            node ->
                node.properties().forEach(e -> signatures.put(e.getKey(), e.getValue().asText())));
    return signatures;
  }

  private static Map<String, String> metadata(@Nullable String signature) {
    return signature == null
        ? Map.of()
        : Map.of("signature", signature, "signature-algorithm", "SHA256withRSA");
  }
}

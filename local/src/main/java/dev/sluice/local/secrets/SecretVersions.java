package dev.sluice.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import java.util.List;
import java.util.Objects;

/** The versions of one secret, and which of them is current. */
final class SecretVersions {
  static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";
  private static final int KEPT = 20;

  private SecretVersions() {}

  /** Adds the request's value as the current version; the same token with the same value is one. */
  static String add(ObjectNode secret, ObjectNode request, double now) {
    String id = SecretsManager.versionId(request);
    ArrayNode versions = (ArrayNode) secret.get("Versions");
    for (JsonNode version : versions) {
      if (version.get("VersionId").asText().equals(id)) {
        if (sameValue(version, request)) {
          return id;
        }
        throw AwsError.client(
            "ResourceExistsException",
            "You can't use ClientRequestToken "
                + id
                + " because that value is already in use for a version of secret "
                + secret.get("ARN").asText());
      }
    }
    for (JsonNode version : versions) {
      List<String> stages = Json.strings(version, "VersionStages");
      ((ObjectNode) version)
          .set(
              "VersionStages",
              Json.arrayOfStrings(stages.contains(CURRENT) ? List.of(PREVIOUS) : List.of()));
    }
    ObjectNode version = versions.addObject();
    version.put("VersionId", id);
    version.put("CreatedDate", now);
    version.putArray("VersionStages").add(CURRENT);
    for (String member : List.of("SecretString", "SecretBinary")) {
      if (request.hasNonNull(member)) {
        version.set(member, request.get(member));
      }
    }
    while (versions.size() > KEPT) {
      versions.remove(0);
    }
    return id;
  }

  private static boolean sameValue(JsonNode version, ObjectNode request) {
    return Objects.equals(version.get("SecretString"), request.get("SecretString"))
        && Objects.equals(version.get("SecretBinary"), request.get("SecretBinary"));
  }

  static ObjectNode of(ObjectNode secret, String id) {
    for (JsonNode version : secret.get("Versions")) {
      if (version.get("VersionId").asText().equals(id)) {
        return (ObjectNode) version;
      }
    }
    throw missing("VersionId: " + id);
  }

  static ObjectNode staged(ObjectNode secret, String stage) {
    for (JsonNode version : secret.get("Versions")) {
      if (Json.strings(version, "VersionStages").contains(stage)) {
        return (ObjectNode) version;
      }
    }
    throw missing("staging label: " + stage);
  }

  /** The stages by version, of those versions that have any. */
  static ObjectNode stages(ObjectNode secret) {
    ObjectNode stages = Json.object();
    for (JsonNode version : secret.get("Versions")) {
      if (!version.get("VersionStages").isEmpty()) {
        stages.set(version.get("VersionId").asText(), version.get("VersionStages"));
      }
    }
    return stages;
  }

  private static AwsError missing(String what) {
    return AwsError.client(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for " + what);
  }
}

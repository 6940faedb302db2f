package dev.sluice.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.glue.Pages;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Secrets Manager's operations on secrets and their values. */
public final class SecretsManager {
  private final SecretStore secrets;
  private final Clock clock;

  public SecretsManager(Vault vault, String region, String account, Clock clock) {
    this.secrets = new SecretStore(vault, region, account, clock);
    this.clock = clock;
  }

  /** The operations of the endpoint. */
  public Operations operations() {
    return new Operations("secretsmanager")
        .on("CreateSecret", this::create)
        .on("PutSecretValue", this::putValue)
        .on("UpdateSecret", this::update)
        .on("GetSecretValue", this::value)
        .on("DescribeSecret", this::describe)
        .on("ListSecrets", this::list)
        .on("ListSecretVersionIds", this::versions)
        .on("DeleteSecret", this::delete)
        .on("RestoreSecret", this::restore);
  }

  private synchronized ObjectNode create(ObjectNode request) {
    String name = Json.required(request, "Name");
    ObjectNode secret = secrets.fresh(name);
    copy(request, secret, "Description");
    copy(request, secret, "KmsKeyId");
    copy(request, secret, "Tags");
    String version = hasValue(request) ? SecretVersions.add(secret, request, now()) : null;
    secrets.save(secret);
    return reference(secret, version);
  }

  private synchronized ObjectNode putValue(ObjectNode request) {
    ObjectNode secret = secrets.live(Json.required(request, "SecretId"));
    if (!hasValue(request)) {
      throw AwsError.client(
          "InvalidRequestException", "You must provide either SecretString or SecretBinary.");
    }
    String version = SecretVersions.add(secret, request, now());
    secrets.save(secret);
    ObjectNode answer = reference(secret, version);
    answer.set("VersionStages", SecretVersions.of(secret, version).get("VersionStages"));
    return answer;
  }

  private synchronized ObjectNode update(ObjectNode request) {
    ObjectNode secret = secrets.live(Json.required(request, "SecretId"));
    copy(request, secret, "Description");
    copy(request, secret, "KmsKeyId");
    String version = hasValue(request) ? SecretVersions.add(secret, request, now()) : null;
    secrets.save(secret);
    return reference(secret, version);
  }

  private synchronized ObjectNode value(ObjectNode request) {
    ObjectNode secret = secrets.live(Json.required(request, "SecretId"));
    String id = Json.optional(request, "VersionId");
    String stage = Json.optional(request, "VersionStage");
    ObjectNode version =
        id != null
            ? SecretVersions.of(secret, id)
            : SecretVersions.staged(secret, stage == null ? SecretVersions.CURRENT : stage);
    ObjectNode answer = reference(secret, version.get("VersionId").asText());
    copy(version, answer, "SecretString");
    copy(version, answer, "SecretBinary");
    answer.set("VersionStages", version.get("VersionStages"));
    answer.set("CreatedDate", version.get("CreatedDate"));
    return answer;
  }

  private synchronized ObjectNode describe(ObjectNode request) {
    return described(secrets.get(Json.required(request, "SecretId")));
  }

  private static ObjectNode described(ObjectNode secret) {
    ObjectNode answer = Json.object();
    for (String member :
        List.of(
            "ARN",
            "Name",
            "Description",
            "KmsKeyId",
            "Tags",
            "CreatedDate",
            "LastChangedDate",
            "DeletedDate")) {
      copy(secret, answer, member);
    }
    answer.set("VersionIdsToStages", SecretVersions.stages(secret));
    return answer;
  }

  private synchronized ObjectNode list(ObjectNode request) {
    List<ObjectNode> all =
        secrets.all().stream()
            .filter(secret -> !secret.has("DeletedDate"))
            .map(SecretsManager::described)
            .map(
                secret -> {
                  secret.set("SecretVersionsToStages", secret.remove("VersionIdsToStages"));
                  return secret;
                })
            .sorted(Comparator.comparing(secret -> secret.get("Name").asText()))
            .toList();
    return Pages.page(request, "SecretList", all, 100);
  }

  private synchronized ObjectNode versions(ObjectNode request) {
    ObjectNode secret = secrets.get(Json.required(request, "SecretId"));
    ObjectNode answer = reference(secret, null);
    ArrayNode versions = answer.putArray("Versions");
    for (JsonNode version : secret.get("Versions")) {
      ObjectNode shown = versions.addObject();
      for (String member : List.of("VersionId", "VersionStages", "CreatedDate")) {
        shown.set(member, version.get(member));
      }
    }
    return answer;
  }

  private synchronized ObjectNode delete(ObjectNode request) {
    ObjectNode secret = secrets.get(Json.required(request, "SecretId"));
    boolean force = request.path("ForceDeleteWithoutRecovery").asBoolean(false);
    int days = force ? 0 : request.path("RecoveryWindowInDays").asInt(30);
    if (!force && (days < 7 || days > 30)) {
      throw AwsError.client(
          "InvalidParameterException",
          "RecoveryWindowInDays value must be between 7 and 30 days (inclusive), not " + days);
    }
    double when = Json.seconds(clock.instant().plus(Duration.ofDays(days)));
    if (force) {
      secrets.remove(secret);
    } else {
      secret.put("DeletedDate", when);
      secrets.save(secret);
    }
    return reference(secret, null).put("DeletionDate", when);
  }

  private synchronized ObjectNode restore(ObjectNode request) {
    ObjectNode secret = secrets.get(Json.required(request, "SecretId"));
    secret.remove("DeletedDate");
    secrets.save(secret);
    return reference(secret, null);
  }

  private double now() {
    return Json.seconds(clock.instant());
  }

  private static boolean hasValue(ObjectNode request) {
    return request.hasNonNull("SecretString") || request.hasNonNull("SecretBinary");
  }

  private static ObjectNode reference(ObjectNode secret, @Nullable String version) {
    ObjectNode answer = Json.object();
    copy(secret, answer, "ARN");
    copy(secret, answer, "Name");
    if (version != null) {
      answer.put("VersionId", version);
    }
    return answer;
  }

  private static void copy(ObjectNode from, ObjectNode to, String member) {
    if (from.hasNonNull(member)) {
      to.set(member, from.get(member));
    }
  }

  /** The id of a version that the caller did not name. */
  static String versionId(ObjectNode request) {
    String token = Json.optional(request, "ClientRequestToken");
    return token == null ? UUID.randomUUID().toString() : token;
  }
}

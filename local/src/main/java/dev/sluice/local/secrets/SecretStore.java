package dev.sluice.local.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Secrets in the vault, found by name or by ARN. */
final class SecretStore {
  private static final String KIND = "secret/";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Vault vault;
  private final String arnPrefix;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SecretStore(Vault vault, String region, String account, Clock clock) {
    this.vault = vault;
    this.arnPrefix = "arn:aws:secretsmanager:" + region + ":" + account + ":secret:";
    this.clock = clock;
  }

  /** A new secret, not saved yet. */
  ObjectNode fresh(String name) {
    vault
        .get(KIND + name)
        .ifPresent(
            there -> {
              if (there.has("DeletedDate")) {
                throw AwsError.client(
                    "InvalidRequestException",
                    "You can't create this secret because a secret with this name is already"
                        + " scheduled for deletion.");
              }
              throw AwsError.client(
                  "ResourceExistsException",
                  "The operation failed because the secret " + name + " already exists.");
            });
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    ObjectNode secret = Json.object();
    secret.put("Name", name);
    secret.put("ARN", arnPrefix + name + "-" + suffix);
    secret.put("CreatedDate", Json.seconds(clock.instant()));
    secret.putArray("Versions");
    return secret;
  }

  ObjectNode get(String id) {
    return vault
        .get(KIND + id)
        .or(() -> byArn(id))
        .orElseThrow(
            () ->
                AwsError.client(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret."));
  }

  /** An ARN may come without the six characters that the service appended. */
  private Optional<ObjectNode> byArn(String id) {
    if (!id.startsWith("arn:")) {
      return Optional.empty();
    }
    return all().stream()
        .filter(
            secret -> {
              String arn = secret.get("ARN").asText();
              return arn.equals(id) || arn.substring(0, arn.length() - 7).equals(id);
            })
        .findFirst();
  }

  /** The secret, unless it waits to be deleted. */
  ObjectNode live(String id) {
    ObjectNode secret = get(id);
    if (secret.has("DeletedDate")) {
      throw AwsError.client(
          "InvalidRequestException",
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  List<ObjectNode> all() {
    return vault.all().stream().filter(document -> document.has("ARN")).toList();
  }

  void save(ObjectNode secret) {
    secret.put("LastChangedDate", Json.seconds(clock.instant()));
    vault.put(KIND + secret.get("Name").asText(), secret);
  }

  void remove(ObjectNode secret) {
    vault.remove(KIND + secret.get("Name").asText());
  }
}

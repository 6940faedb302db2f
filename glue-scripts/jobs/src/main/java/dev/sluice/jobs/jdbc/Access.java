package dev.sluice.jobs.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.run.JobException;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** What opens a place, looked up when it is needed and kept by nobody. */
record Access(String url, String user, String password, boolean tls) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Access of(JdbcPlace place, AwsClients clients) {
    return place.connection().isEmpty()
        ? of(place.url(), place.user(), place.secret(), false, clients)
        : ofConnection(place, clients);
  }

  private static Access ofConnection(JdbcPlace place, AwsClients clients) {
    Map<ConnectionPropertyKey, String> properties;
    try {
      properties =
          clients
              .glue()
              .getConnection(get -> get.name(place.connection()).hidePassword(true))
              .connection()
              .connectionProperties();
    } catch (EntityNotFoundException e) {
      throw new JobException(
          "There is no Glue connection '%s'. Create it, or correct the name."
              .formatted(place.connection()),
          e);
    }
    String url = properties.getOrDefault(ConnectionPropertyKey.JDBC_CONNECTION_URL, "");
    String secret = properties.getOrDefault(ConnectionPropertyKey.SECRET_ID, place.secret());
    if (url.isEmpty() || secret.isEmpty()) {
      throw new JobException(
          "Glue connection '%s' has no %s. Passwords are read from Secrets Manager only."
              .formatted(place.connection(), url.isEmpty() ? "JDBC_CONNECTION_URL" : "SECRET_ID"));
    }
    Passwords.refuse(url, Map.of());
    boolean tls = "true".equalsIgnoreCase(properties.get(ConnectionPropertyKey.JDBC_ENFORCE_SSL));
    return of(url, place.user(), secret, tls, clients);
  }

  private static Access of(
      String url, String user, String secret, boolean tls, AwsClients clients) {
    if (secret.isEmpty()) {
      return new Access(url, user, "", tls);
    }
    JsonNode read = secret(secret, clients);
    return new Access(url, read.path("username").asText(), read.path("password").asText(), tls);
  }

  private static JsonNode secret(String id, AwsClients clients) {
    String text;
    try {
      text = clients.secret(id);
    } catch (SdkException e) {
      throw new JobException(
          "Secret '%s' cannot be read: %s. Check its name and the role's secretsmanager:GetSecretValue."
              .formatted(id, e.getMessage()),
          e);
    }
    try {
      JsonNode read = JSON.readTree(text);
      if (read.path("username").isTextual() && read.path("password").isTextual()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      // The parser's message would show a piece of the secret, so it is not passed on.
      throw malformed(id);
    }
    throw malformed(id);
  }

  private static JobException malformed(String id) {
    return new JobException(
        "Secret '%s' is no JSON object with username and password. Store it as RDS does."
            .formatted(id));
  }

  /** A text without the password and the URL's parameters, should it hold them. */
  String scrub(String text) {
    String scrubbed = text;
    if (!password.isEmpty()) {
      scrubbed = scrubbed.replace(password, "***");
    }
    return scrubbed.replace(url, JdbcPlace.withoutParameters(url));
  }

  @Override
  public String toString() {
    return JdbcPlace.withoutParameters(url) + " as " + user;
  }
}

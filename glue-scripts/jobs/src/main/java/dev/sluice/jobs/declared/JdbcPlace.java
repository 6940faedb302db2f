package dev.sluice.jobs.declared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.run.JobException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;

/** A relational database: a Glue connection by name, or a URL with a user or a secret. */
record JdbcPlace(
    Optional<String> connection,
    Optional<String> url,
    Optional<String> user,
    Optional<String> password,
    Optional<String> secret) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static JdbcPlace parse(Fields fields) {
    if (fields.has("connection") == fields.has("url")) {
      fields.fault("give either 'connection' (the name of a Glue connection) or 'url'.");
    }
    return new JdbcPlace(
        fields.find("connection"),
        fields.find("url"),
        fields.find("user"),
        fields.find("password"),
        fields.find("secret"));
  }

  /** What may be said of the place; a URL could hold a password. */
  String label() {
    return connection.orElseGet(() -> url.orElse("").replaceFirst("[?;].*", ""));
  }

  @Override
  public String toString() {
    return label();
  }

  /** Spark's options for this place, looked up now: a secret is not kept in a plan. */
  Map<String, String> options(AwsClients clients) {
    Map<String, String> options = new LinkedHashMap<>();
    Optional<String> secretId = secret;
    if (connection.isPresent()) {
      Map<ConnectionPropertyKey, String> properties =
          clients
              .glue()
              .getConnection(get -> get.name(connection.get()).hidePassword(true))
              .connection()
              .connectionProperties();
      options.put("url", properties.getOrDefault(ConnectionPropertyKey.JDBC_CONNECTION_URL, ""));
      secretId =
          Optional.ofNullable(properties.get(ConnectionPropertyKey.SECRET_ID)).or(() -> secret);
    }
    url.ifPresent(text -> options.put("url", text));
    user.ifPresent(text -> options.put("user", text));
    password.ifPresent(text -> options.put("password", text));
    secretId.ifPresent(id -> options.putAll(credentials(id, clients)));
    String address = options.get("url");
    if (address != null && address.startsWith("jdbc:redshift")) {
      options.put("driver", "com.amazon.redshift.Driver");
    }
    return options;
  }

  private static Map<String, String> credentials(String id, AwsClients clients) {
    String text = clients.secret(id);
    try {
      JsonNode secret = JSON.readTree(text);
      return Map.of(
          "user", secret.path("username").asText(), "password", secret.path("password").asText());
    } catch (JsonProcessingException e) {
      // The parser's message would show a piece of the secret.
      throw new JobException(
          "Secret %s is no JSON object with username and password. Store it as RDS does."
              .formatted(id));
    }
  }
}

package dev.sluice.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Connection;
import software.amazon.awssdk.services.glue.model.ConnectionInput;
import software.amazon.awssdk.services.glue.model.ConnectionPropertyKey;
import software.amazon.awssdk.services.glue.model.ConnectionType;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsAndConnectionsTest {
  private static final String PASSWORD = "mark3d-pa55word-7f1c";

  @TempDir Path data;
  private EmbeddedCloud cloud;
  private SecretsManagerClient secrets;
  private GlueClient glue;

  @BeforeEach
  void start() {
    cloud = EmbeddedCloud.start(CloudSettings.of(data, Path.of(System.getProperty("sluice.root"))));
    Clients clients = new Clients(cloud);
    secrets = clients.secrets();
    glue = clients.glue();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aSecretIsFoundByNameAndArnAndKeepsItsPreviousValue() {
    String arn = secrets.createSecret(b -> b.name("db/one").secretString("first")).arn();
    secrets.putSecretValue(b -> b.secretId("db/one").secretString("second"));

    assertThat(arn).matches("arn:aws:secretsmanager:us-east-1:000000000000:secret:db/one-\\w{6}");
    assertThat(secrets.getSecretValue(b -> b.secretId(arn)).secretString()).isEqualTo("second");
    assertThat(
            secrets
                .getSecretValue(b -> b.secretId("db/one").versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("first");
    assertThat(secrets.describeSecret(b -> b.secretId("db/one")).versionIdsToStages()).hasSize(2);
    assertThat(secrets.listSecrets().secretList()).hasSize(1);
    assertThatThrownBy(() -> secrets.createSecret(b -> b.name("db/one").secretString("x")))
        .isInstanceOf(ResourceExistsException.class);
    assertThatThrownBy(() -> secrets.getSecretValue(b -> b.secretId("db/two")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aDeletedSecretCanBeRestoredUntilItsWindowEnds() {
    secrets.createSecret(b -> b.name("gone").secretString("x"));
    secrets.deleteSecret(b -> b.secretId("gone").recoveryWindowInDays(7L));

    assertThatThrownBy(() -> secrets.getSecretValue(b -> b.secretId("gone")))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(secrets.listSecrets().secretList()).isEmpty();
    secrets.restoreSecret(b -> b.secretId("gone"));
    assertThat(secrets.getSecretValue(b -> b.secretId("gone")).secretString()).isEqualTo("x");
    secrets.deleteSecret(b -> b.secretId("gone").forceDeleteWithoutRecovery(true));
    assertThatThrownBy(() -> secrets.describeSecret(b -> b.secretId("gone")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aPasswordIsOnDiskOnlyInFilesThatNobodyElseMayRead() throws IOException {
    secrets.createSecret(b -> b.name("db").secretString("{\"password\":\"" + PASSWORD + "\"}"));
    glue.createConnection(
        b ->
            b.connectionInput(
                jdbc("own", Map.of(ConnectionPropertyKey.PASSWORD, PASSWORD, url(), "jdbc:x:y"))));
    cloud.close();
    start();

    assertThat(secrets.getSecretValue(b -> b.secretId("db")).secretString()).contains(PASSWORD);
    assertThat(property("own", false)).isEqualTo(PASSWORD);
    assertThat(property("own", true)).isNull();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (text.contains(PASSWORD)) {
          assertThat(file.getParent()).isEqualTo(data.resolve("secrets"));
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-------");
        }
      }
    }
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets"))))
        .isEqualTo("rwx------");
  }

  private String property(String connection, boolean hidden) {
    return glue.getConnection(b -> b.name(connection).hidePassword(hidden))
        .connection()
        .connectionProperties()
        .get(ConnectionPropertyKey.PASSWORD);
  }

  @Test
  void aConnectionNamesItsSecretAndItsNetwork() {
    Map<ConnectionPropertyKey, String> properties =
        Map.of(
            url(),
            "jdbc:postgresql://db:5432/app",
            ConnectionPropertyKey.SECRET_ID,
            "db",
            ConnectionPropertyKey.JDBC_ENFORCE_SSL,
            "true");
    glue.createConnection(
        b ->
            b.connectionInput(
                jdbc("pg", properties).toBuilder()
                    .physicalConnectionRequirements(
                        p -> p.subnetId("subnet-1").securityGroupIdList("sg-1"))
                    .build()));

    Connection found = glue.getConnection(b -> b.name("pg").hidePassword(true)).connection();

    assertThat(found.connectionProperties()).isEqualTo(properties);
    assertThat(found.physicalConnectionRequirements().securityGroupIdList())
        .containsExactly("sg-1");
    assertThat(glue.getConnections(b -> b.filter(f -> f.connectionType("JDBC"))).connectionList())
        .extracting(Connection::name)
        .containsExactly("pg");
    glue.updateConnection(
        b -> b.name("pg").connectionInput(jdbc("pg", Map.of(url(), "jdbc:postgresql://new/app"))));
    assertThat(glue.getConnection(b -> b.name("pg")).connection().connectionProperties().get(url()))
        .isEqualTo("jdbc:postgresql://new/app");
    glue.deleteConnection(b -> b.connectionName("pg"));
    assertThatThrownBy(() -> glue.getConnection(b -> b.name("pg")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("pg");
  }

  @Test
  void aConnectionThatNamesNoPlaceOrTwoKindsOfCredentialsIsRefused() {
    assertThatThrownBy(() -> glue.createConnection(b -> b.connectionInput(jdbc("bad", Map.of()))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("JDBC_CONNECTION_URL");
    assertThatThrownBy(
            () ->
                glue.createConnection(
                    b ->
                        b.connectionInput(
                            jdbc(
                                "bad",
                                Map.of(
                                    url(),
                                    "jdbc:x:y",
                                    ConnectionPropertyKey.SECRET_ID,
                                    "db",
                                    ConnectionPropertyKey.PASSWORD,
                                    "p")))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("SECRET_ID");
  }

  private static ConnectionPropertyKey url() {
    return ConnectionPropertyKey.JDBC_CONNECTION_URL;
  }

  private static ConnectionInput jdbc(String name, Map<ConnectionPropertyKey, String> properties) {
    return ConnectionInput.builder()
        .name(name)
        .connectionType(ConnectionType.JDBC)
        .connectionProperties(properties)
        .build();
  }
}

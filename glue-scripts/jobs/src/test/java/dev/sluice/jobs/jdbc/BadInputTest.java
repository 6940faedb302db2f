package dev.sluice.jobs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.jobs.fake.TestJob;
import dev.sluice.jobs.fake.TestLake;
import dev.sluice.jobs.fake.TestPostgres;
import dev.sluice.jobs.run.JobException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is told with connection and table, soon, and the lake stays as it was. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BadInputTest {
  /** No wait for a connection is longer than 20 seconds; the rest is room for a busy machine. */
  private static final Duration SOON = Duration.ofMinutes(3);

  @TempDir Path directory;
  private final TestPostgres postgres = new TestPostgres();
  private TestLake lake;
  private TestJob job;

  @BeforeEach
  void landSomething() {
    lake = new TestLake(directory);
    job = new TestJob(lake, directory);
    postgres.run("CREATE TABLE orders AS SELECT n AS id FROM generate_series(1, 1000) n");
    postgres.run("GRANT SELECT ON orders TO reader");
    land("connection: " + postgres.connection() + ", table: orders");
  }

  private void land(String source) {
    job.run(
        """
        sources:
          orders: {jdbc: {%s}}
        sinks:
          - {from: orders, table: DATABASE.orders, location: LAKE/orders/, merge: {by: [id]}}
        """
            .formatted(source));
  }

  private String fault(String source) {
    long start = System.nanoTime();
    Throwable fault = catchThrowable(() -> land(source));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(fault).isInstanceOf(JobException.class);
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString() + job.said()).doesNotContain(TestPostgres.PASSWORD);
    assertThat(lake.session().table("glue." + lake.database() + ".orders").count()).isEqualTo(1000);
    return fault.getMessage();
  }

  private String connection(String url, String secret) {
    String name = "bad-" + postgres.connection();
    lake.catalog().secret(name, secret);
    lake.catalog().connection(name, url, name);
    return name;
  }

  private static String login(String password) {
    return "{\"username\":\"reader\",\"password\":\"%s\"}".formatted(password);
  }

  @Test
  void aWrongPassword() {
    String name = connection(postgres.url(), login("nope-" + TestPostgres.PASSWORD));

    assertThat(fault("connection: %s, table: orders".formatted(name)))
        .startsWith("spec.yaml:2: 'orders' (jdbc connection '%s' orders) failed: ".formatted(name))
        .contains("Connecting through connection '%s' failed:".formatted(name))
        .contains("password authentication failed", "28P01")
        .contains("Correct the user and password in the secret");
  }

  @Test
  void aMissingTable() {
    assertThat(fault("connection: %s, table: nothing".formatted(postgres.connection())))
        .startsWith("spec.yaml:2: 'orders' (jdbc connection ")
        .contains(
            "Reading table nothing through connection '%s' failed:"
                .formatted(postgres.connection()))
        .contains("relation \"nothing\" does not exist", "Correct the table");
  }

  @Test
  void aColumnOfATypeThatTheLakeCannotHold() {
    postgres.run("CREATE TABLE odd (id int, spot point); GRANT SELECT ON odd TO reader");

    assertThat(fault("connection: %s, table: odd".formatted(postgres.connection())))
        .startsWith("spec.yaml:2: 'orders' (jdbc connection ")
        .contains("table odd of connection '%s' cannot be landed:".formatted(postgres.connection()))
        .contains("column 'spot' has the unsupported type point", "Read it by a 'query'");
  }

  @Test
  void aTableThatMayNotBeRead() {
    postgres.run("CREATE TABLE closed (id int)");

    assertThat(fault("connection: %s, table: closed".formatted(postgres.connection())))
        .contains("permission denied for table closed", "grant the user what it needs");
  }

  @Test
  void aDatabaseWhoseDriverTheJobDoesNotHave() {
    String name = connection("jdbc:nosuch://host/db", login("any"));

    assertThat(fault("connection: %s, table: orders".formatted(name)))
        .contains("Connecting through connection '%s' failed:".formatted(name))
        .contains("no driver takes jdbc:nosuch: URLs", "add another one's jar");
  }

  @Test
  void aHostWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    String name =
        connection("jdbc:postgresql://localhost:%d/shop".formatted(port), login("secret-1"));

    assertThat(fault("connection: %s, table: orders".formatted(name)))
        .startsWith("spec.yaml:2: 'orders' (jdbc connection '%s' orders) failed: ".formatted(name))
        .contains("Connecting through connection '%s' failed:".formatted(name))
        .contains("refused", "Check host and port");
  }

  @Test
  void aHostThatNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String name =
          connection(
              "jdbc:postgresql://localhost:%d/shop".formatted(silent.getLocalPort()),
              login("secret-1"));

      assertThat(fault("connection: %s, table: orders, options: {loginTimeout: 2}".formatted(name)))
          .startsWith(
              "spec.yaml:2: 'orders' (jdbc connection '%s' orders) failed: ".formatted(name))
          .contains("Connecting through connection '%s' failed:".formatted(name))
          .contains("timed out");
    }
  }

  @Test
  void aConnectionOrSecretThatIsNotThereOrIsMalformed() {
    assertThat(fault("connection: nobody, table: orders"))
        .contains("There is no Glue connection 'nobody'");
    lake.catalog().connection("half", postgres.url(), "no-such-secret");
    assertThat(fault("connection: half, table: orders"))
        .contains("Secret 'no-such-secret' cannot be read");
    String name = connection(postgres.url(), TestPostgres.PASSWORD);
    assertThat(fault("connection: %s, table: orders".formatted(name)))
        .contains("is no JSON object with username and password");
  }

  @Test
  void aPasswordInAUrlOrAnOption() {
    String url = postgres.url() + "?user=reader&password=" + TestPostgres.PASSWORD;
    assertThat(fault("url: '%s', table: orders".formatted(url)))
        .contains("holds a password. Put user and password into a secret");
    assertThat(fault("connection: %s, table: orders".formatted(connection(url, login("x")))))
        .contains("holds a password");
    assertThat(
            fault(
                "connection: %s, table: orders, options: {sslPassword: '%s'}"
                    .formatted(postgres.connection(), TestPostgres.PASSWORD)))
        .contains("Option 'sslPassword' is a password");
    assertThat(
            fault(
                "connection: %s, table: orders, password: '%s'"
                    .formatted(postgres.connection(), TestPostgres.PASSWORD)))
        .contains("'password' is not known here");
  }

  @Test
  void aServerThatEndsTheConnectionDuringTheRead() {
    String slow = "SELECT id, pg_sleep(0.005)::text AS nap FROM orders";
    try (var killer = new Killer(postgres)) {
      assertThat(
              fault(
                  "connection: %s, query: '%s', splitBy: id, readers: 2"
                      .formatted(postgres.connection(), slow)))
          .startsWith("Reading query SELECT id")
          .contains("through connection '" + postgres.connection() + "' failed");
      assertThat(killer.killed()).isTrue();
    }
  }

  @Test
  void aTableOfPostgresCannotBeDroppedWhileItIsRead() {
    AtomicReference<Throwable> refused = new AtomicReference<>();
    lake.catalog()
        .beforeNext(
            "GetTable",
            () ->
                refused.set(
                    catchThrowable(
                        () -> postgres.run("SET lock_timeout = '200ms'; DROP TABLE orders"))));

    land("connection: %s, table: orders".formatted(postgres.connection()));

    assertThat(refused.get()).hasRootCauseMessage("ERROR: canceling statement due to lock timeout");
    assertThat(lake.session().table("glue." + lake.database() + ".orders").count()).isEqualTo(1000);
  }

  @Test
  void aTableOfAnotherDatabaseThatIsDroppedDuringTheRead() throws SQLException {
    String url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(postgres.database());
    try (Connection open = DriverManager.getConnection(url);
        Statement statement = open.createStatement()) {
      statement.execute("CREATE TABLE orders AS SELECT x AS \"id\" FROM system_range(1, 10)");
      lake.catalog().beforeNext("GetTable", () -> assertThat(drop(statement)).isEqualTo("dropped"));

      assertThat(fault("url: '%s', table: orders".formatted(url)))
          .startsWith(
              "Reading table orders through jdbc:h2:mem:%s failed".formatted(postgres.database()))
          .contains("Table \"ORDERS\" not found");
    }
  }

  private static String drop(Statement statement) {
    try {
      statement.execute("DROP TABLE orders");
      return "dropped";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}

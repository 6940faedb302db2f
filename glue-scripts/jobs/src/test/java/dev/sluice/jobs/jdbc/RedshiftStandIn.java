package dev.sluice.jobs.jdbc;

import dev.sluice.jobs.fake.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Stands between Redshift's driver and PostgreSQL. It keeps back what only Redshift understands of
 * the greeting, and does itself what UNLOAD and COPY say.
 */
final class RedshiftStandIn implements AutoCloseable {
  private static final int SSL_REQUEST = 80_877_103;
  private static final Set<String> REDSHIFT_ONLY =
      Set.of(
          "driver_version",
          "os_version",
          "client_protocol_version",
          "driver_discovery_version",
          "plugin_name",
          "idp_type");
  private static final Pattern UNLOAD =
      Pattern.compile("UNLOAD \\('((?:[^']|'')*)'\\) TO '([^']*)' IAM_ROLE \\S+ FORMAT AS PARQUET");
  private static final Pattern COPY =
      Pattern.compile("COPY (\\S+) FROM '([^']*)' IAM_ROLE \\S+ FORMAT AS PARQUET");

  private final TestPostgres postgres;
  private final SparkSession spark;
  private final ServerSocket listener;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "redshift");
            thread.setDaemon(true);
            return thread;
          });

  RedshiftStandIn(TestPostgres postgres, SparkSession spark) throws IOException {
    this.postgres = postgres;
    this.spark = spark;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The UNLOADs and COPYs so far. */
  List<String> commands() {
    return commands;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), postgres.port())) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(server.getOutputStream());
      greet(in, client.getOutputStream(), out);
      threads.execute(() -> pass(server, client));
      for (int type = in.read(); type >= 0; type = in.read()) {
        byte[] body = in.readNBytes(in.readInt() - 4);
        byte[] sent = type == 'P' || type == 'Q' ? done(type, body) : body;
        out.writeByte(type);
        out.writeInt(sent.length + 4);
        out.write(sent);
        out.flush();
      }
    } catch (IOException ended) {
      // As a server's connection ends when its client is gone.
      commands.removeIf(String::isEmpty);
    }
  }

  private static void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
      to.close();
    } catch (IOException ended) {
      from.isClosed();
    }
  }

  private static void greet(DataInputStream in, OutputStream answer, DataOutputStream out)
      throws IOException {
    int length = in.readInt();
    int code = in.readInt();
    byte[] body = in.readNBytes(length - 8);
    if (code == SSL_REQUEST) {
      answer.write('N');
      greet(in, answer, out);
      return;
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    String[] words = new String(body, StandardCharsets.UTF_8).split("\0", -1);
    for (int i = 0; i + 1 < words.length && !words[i].isEmpty(); i += 2) {
      if (!REDSHIFT_ONLY.contains(words[i])) {
        kept.writeBytes((words[i] + "\0" + words[i + 1] + "\0").getBytes(StandardCharsets.UTF_8));
      }
    }
    kept.write(0);
    out.writeInt(kept.size() + 8);
    out.writeInt(code);
    kept.writeTo(out);
    out.flush();
  }

  /** Does the command that a message holds, if it is one, and puts a harmless one in its place. */
  private byte[] done(int type, byte[] body) {
    int from = type == 'Q' ? 0 : indexOfZero(body, 0) + 1;
    int to = indexOfZero(body, from);
    String sql = new String(body, from, to - from, StandardCharsets.UTF_8);
    Matcher unload = UNLOAD.matcher(sql);
    Matcher copy = COPY.matcher(sql);
    if (unload.matches()) {
      unload(unload.group(1).replace("''", "'").replace("\\\\", "\\"), unload.group(2));
    } else if (copy.matches()) {
      copy(copy.group(1), copy.group(2));
    } else {
      return body;
    }
    commands.add(sql);
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(body, 0, from);
    changed.writeBytes("SET extra_float_digits = 3".getBytes(StandardCharsets.UTF_8));
    changed.write(body, to, body.length - to);
    return changed.toByteArray();
  }

  private static int indexOfZero(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != 0) {
      at++;
    }
    return at;
  }

  private void unload(String select, String directory) {
    Dataset<Row> rows = spark.read().jdbc(postgres.url(), "(" + select + ") unloaded", login());
    if (!rows.isEmpty()) {
      rows.write().parquet(directory);
    }
  }

  private void copy(String table, String directory) {
    spark
        .read()
        .parquet(directory)
        .write()
        .mode(SaveMode.Append)
        .jdbc(postgres.url(), table, login());
  }

  private static Properties login() {
    Properties login = new Properties();
    login.setProperty("user", "postgres");
    login.setProperty("driver", "org.postgresql.Driver");
    return login;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}

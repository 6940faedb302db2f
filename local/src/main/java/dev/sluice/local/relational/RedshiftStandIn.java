package dev.sluice.local.relational;

import dev.sluice.local.events.DaemonThreads;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Redshift's driver speak to PostgreSQL: leaves out of its greeting what only Redshift knows,
 * and passes all else on as it is.
 */
final class RedshiftStandIn implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedshiftStandIn.class);
  private static final int LONGEST_GREETING = 10_000;
  private static final int ENCRYPTION_REQUEST = 80877103;
  private static final int KERBEROS_REQUEST = 80877104;
  private static final int PROTOCOL_3 = 196608;
  private static final Set<String> REDSHIFT_ONLY =
      Set.of(
          "driver_version",
          "os_version",
          "client_protocol_version",
          "driver_discovery_version",
          "plugin_name",
          "idp_type");

  private final ServerSocket listener;
  private final int target;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DaemonThreads("redshift"));

  private RedshiftStandIn(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** Listens on a free port and passes on to this one. */
  static RedshiftStandIn before(int postgresPort) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    RedshiftStandIn standIn = new RedshiftStandIn(listener, postgresPort);
    standIn.threads.execute(standIn::accept);
    return standIn;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        LOG.debug("no more connections: {}", e.getMessage());
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      greet(new DataInputStream(client.getInputStream()), client, server);
      threads.execute(() -> pass(server, client));
      copy(client.getInputStream(), server.getOutputStream());
    } catch (IOException e) {
      LOG.debug("a connection ended: {}", e.getMessage());
    }
  }

  private static void greet(DataInputStream in, Socket client, Socket server) throws IOException {
    while (true) {
      int length = in.readInt();
      if (length < 8 || length > LONGEST_GREETING) {
        throw new IOException("no greeting of PostgreSQL's protocol has length " + length);
      }
      int code = in.readInt();
      byte[] rest = in.readNBytes(length - 8);
      if (code == ENCRYPTION_REQUEST || code == KERBEROS_REQUEST) {
        client.getOutputStream().write('N');
      } else {
        byte[] sent = code == PROTOCOL_3 ? withoutRedshift(rest) : rest;
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        out.writeInt(sent.length + 8);
        out.writeInt(code);
        out.write(sent);
        out.flush();
        return;
      }
    }
  }

  /** The greeting is a list of names and values, each ended by a zero, and ended by one. */
  private static byte[] withoutRedshift(byte[] parameters) {
    String[] words = new String(parameters, StandardCharsets.UTF_8).split("\0", -1);
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i + 1 < words.length && !words[i].isEmpty(); i += 2) {
      if (!REDSHIFT_ONLY.contains(words[i])) {
        kept.append(words[i]).append('\0').append(words[i + 1]).append('\0');
      }
    }
    return kept.append('\0').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void pass(Socket from, Socket to) {
    try {
      copy(from.getInputStream(), to.getOutputStream());
      to.close();
    } catch (IOException e) {
      LOG.debug("a connection ended: {}", e.getMessage());
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      out.flush();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the stand-in for Redshift did not close", e);
    }
    threads.shutdownNow();
  }
}

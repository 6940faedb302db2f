package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.jdbc.JdbcPlace;
import dev.sluice.jobs.jdbc.JdbcSession;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * The transaction that plans a job's reads of a place, and in which the readers' snapshot lives.
 *
 * @param snapshot its name; empty where connections cannot share one
 */
record SnapshotHolder(JdbcSession session, String snapshot) {

  static SnapshotHolder open(JdbcPlace place, AwsClients clients) {
    JdbcSession session = JdbcSession.open(place, clients);
    try {
      session.readOnly();
      return new SnapshotHolder(
          session, session.dialect().sharesSnapshots() ? export(session) : "");
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static String export(JdbcSession session) {
    return session.attempt(
        "Exporting a snapshot",
        open -> {
          try (Statement statement = open.createStatement()) {
            // This transaction is idle while the readers read, however long that takes.
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            try (ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }
}

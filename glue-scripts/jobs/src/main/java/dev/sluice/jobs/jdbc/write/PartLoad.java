package dev.sluice.jobs.jdbc.write;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.jdbc.JdbcPlace;
import dev.sluice.jobs.jdbc.JdbcSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Loads one part of a table in one transaction, together with a row that says so: a task that Spark
 * tries again, or runs twice at once, loads nothing twice.
 */
record PartLoad(JdbcPlace place, String label, String insert, String mark, String marked)
    implements ForeachPartitionFunction<Row> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH = 1_000;

  @Override
  public void call(Iterator<Row> rows) {
    int part = TaskContext.getPartitionId();
    try (JdbcSession session = JdbcSession.open(place, AwsClients.ofProcess())) {
      session.attempt(
          "Writing table " + label,
          open -> {
            open.setAutoCommit(false);
            if (!isLoaded(open, part)) {
              try (PreparedStatement statement = open.prepareStatement(mark)) {
                // Waits for another attempt that is under way, and fails when that one was first.
                statement.setInt(1, part);
                statement.executeUpdate();
              }
              load(open, rows);
              open.commit();
            }
            return open;
          });
    }
  }

  private boolean isLoaded(Connection open, int part) throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(marked)) {
      statement.setInt(1, part);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private void load(Connection open, Iterator<Row> rows) throws SQLException {
    try (PreparedStatement statement = open.prepareStatement(insert)) {
      int waiting = 0;
      while (rows.hasNext()) {
        Row row = rows.next();
        for (int i = 0; i < row.size(); i++) {
          statement.setObject(i + 1, value(row.get(i)));
        }
        statement.addBatch();
        if (++waiting == BATCH) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      statement.executeBatch();
    }
  }

  private static @Nullable Object value(@Nullable Object value) {
    // A Timestamp would be written in the JVM's time zone.
    return value instanceof Timestamp time ? time.toInstant().atOffset(ZoneOffset.UTC) : value;
  }
}

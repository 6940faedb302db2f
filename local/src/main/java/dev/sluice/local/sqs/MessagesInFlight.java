package dev.sluice.local.sqs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes messages visible whose consumer died with the cloud.
 *
 * <p>On AWS they would stay hidden for the queue's visibility timeout, minutes here; nobody who
 * could still delete them has survived the process.
 */
final class MessagesInFlight {
  private MessagesInFlight() {}

  static void release(String url) {
    try (Connection connection = DriverManager.getConnection(url, "", "");
        Statement statement = connection.createStatement()) {
      for (String table : messageTables(statement)) {
        statement.executeUpdate(
            "update \"" + table + "\" set next_delivery = 0 where receive_count > 0");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "cannot open the messages at " + url + "; is another cloud running on this directory?",
          e);
    }
  }

  private static List<String> messageTables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select table_name from information_schema.tables"
                + " where table_schema = 'PUBLIC' and table_name like 'MESSAGE\\_%'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}

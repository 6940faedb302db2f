package dev.sluice.jobs.jdbc;

import dev.sluice.jobs.run.JobException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a driver's error into one that names the place, the reason and the remedy. */
final class JdbcFault {

  private JdbcFault() {}

  static JobException of(JdbcPlace place, Access access, String doing, SQLException e) {
    List<String> texts = new ArrayList<>();
    for (Throwable at = e; at != null && texts.size() < 10; at = at.getCause()) {
      texts.add(String.valueOf(at.getMessage()));
    }
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    String message =
        "%s through %s failed: %s%s. %s"
            .formatted(
                doing,
                place.label(),
                access.scrub(texts.get(0)).strip().replaceFirst("\\.$", ""),
                state.isEmpty() ? "" : " (SQLSTATE " + state + ")",
                remedy(place, state));
    boolean clean = texts.stream().allMatch(text -> access.scrub(text).equals(text));
    // A cause's own message is printed too, so one that holds a secret is left behind.
    return clean ? new JobException(message, e) : new JobException(message);
  }

  private static String remedy(JdbcPlace place, String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "28" -> "Correct the user and password in the secret of " + place.label() + ".";
      case "08" ->
          "Check host and port, that the server runs, and that the job's network may reach it.";
      case "3D" -> "Correct the database's name in the URL.";
      case "42" -> "Correct the table, column or query, or grant the user what it needs.";
      case "53", "57" -> "The server ended it: look at its log and run the job again.";
      default -> "Nothing of the lake was changed; correct it and run the job again.";
    };
  }
}

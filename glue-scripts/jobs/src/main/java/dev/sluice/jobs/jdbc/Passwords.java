package dev.sluice.jobs.jdbc;

import dev.sluice.jobs.run.JobException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Keeps passwords out of URLs and options, which end in logs, plans and run arguments. */
final class Passwords {
  private static final Pattern IN_URL =
      Pattern.compile("[?&;](password|pwd)=|//[^/@:]*:[^/@]*@", Pattern.CASE_INSENSITIVE);

  private Passwords() {}

  static void refuse(String url, Map<String, String> options) {
    if (IN_URL.matcher(url).find()) {
      throw new JobException(
          "The URL %s holds a password. Put user and password into a secret and name it as 'secret', or use a Glue connection with SECRET_ID."
              .formatted(JdbcPlace.withoutParameters(url)));
    }
    options.keySet().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).contains("password"))
        .findFirst()
        .ifPresent(
            name -> {
              throw new JobException(
                  "Option '%s' is a password. Put it into a secret and name that as 'secret'."
                      .formatted(name));
            });
  }
}

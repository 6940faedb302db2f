package dev.sluice.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The {@code --name value} pairs that Glue passes to a job's main class. */
public record JobArguments(Map<String, String> values) {

  public JobArguments {
    values = Map.copyOf(values);
  }

  /** Reads an argument vector; a name without a value, as Glue's own switches have it, is empty. */
  public static JobArguments parse(String... args) {
    Map<String, String> values = new LinkedHashMap<>();
    int next = 0;
    while (next < args.length) {
      String name = args[next++];
      if (!name.startsWith("--") || name.length() == 2) {
        throw new JobException(
            "Argument %d is '%s'. Job arguments are pairs: --name value.".formatted(next, name));
      }
      String value = next < args.length && !args[next].startsWith("--") ? args[next++] : "";
      values.put(name.substring(2), value);
    }
    return new JobArguments(values);
  }

  /** The argument's value; missing and empty are the same fault. */
  public String require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new JobException(
                    "Job argument --%s is missing. Set it in the job's DefaultArguments or in StartJobRun."
                        .formatted(name)));
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }
}

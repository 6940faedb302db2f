package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Step;
import dev.sluice.jobs.declared.spec.Faults;
import dev.sluice.jobs.declared.spec.Fields;
import dev.sluice.jobs.declared.spec.SpecNode;
import dev.sluice.jobs.jdbc.JdbcPlace;
import dev.sluice.jobs.jdbc.read.JdbcRequest;
import dev.sluice.jobs.jdbc.read.JdbcRequest.Incremental;
import dev.sluice.jobs.jdbc.read.JdbcRequest.Unload;
import dev.sluice.jobs.jdbc.read.JdbcSources;
import dev.sluice.jobs.run.JobException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads a source that is a relational table or query. */
record JdbcSourceParser(JdbcSources sources) {

  Step parse(String name, SpecNode node, Faults faults) {
    Fields fields =
        Fields.of(
            node,
            faults,
            "connection",
            "url",
            "user",
            "secret",
            "table",
            "query",
            "splitBy",
            "readers",
            "fetchSize",
            "incremental",
            "unload",
            "options");
    Optional<JdbcPlace> place = place(fields);
    if (place.isEmpty()) {
      return nothing(name);
    }
    String what = fields.find("table").or(() -> fields.find("query")).orElse("");
    try {
      JdbcRequest request =
          new JdbcRequest(
              place.get(),
              fields.find("table").orElse(""),
              fields.find("query").orElse(""),
              fields.find("splitBy"),
              number(fields, "readers", JdbcRequest.READERS),
              number(fields, "fetchSize", JdbcRequest.FETCH_SIZE),
              fields.mapping("incremental").map(mapping -> incremental(mapping, faults)),
              fields.mapping("unload").flatMap(mapping -> unload(mapping, faults)));
      return new Step(
          name,
          "jdbc " + place.get().label() + " " + what,
          frames -> new Frame.Rows(sources.read(request), name));
    } catch (IllegalArgumentException e) {
      fields.fault(e.getMessage() + ".");
      return nothing(name);
    }
  }

  private static Step nothing(String name) {
    return new Step(name, "", frames -> frames.get(name));
  }

  /** The place that a source or a sink names, unless it is at fault. */
  static Optional<JdbcPlace> place(Fields fields) {
    if (fields.has("connection") == fields.has("url")) {
      fields.fault("give either 'connection' (the name of a Glue connection) or 'url'.");
      return Optional.empty();
    }
    Map<String, String> options = fields.options("options");
    try {
      return Optional.of(
          new JdbcPlace(
              fields.find("connection").orElse(""),
              fields.find("url").orElse(""),
              fields.find("user").orElse(""),
              fields.find("secret").orElse(""),
              options));
    } catch (JobException e) {
      fields.fault(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static int number(Fields fields, String name, int otherwise) {
    String text = fields.find(name).orElse(String.valueOf(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is '%s'; a number is wanted".formatted(name, text), e);
    }
  }

  private static Incremental incremental(SpecNode node, Faults faults) {
    Fields fields = Fields.of(node, faults, "by", "lookback", "state");
    String lookback = fields.find("lookback").orElse("");
    if (!lookback.isEmpty() && !isAmount(lookback)) {
      fields.fault(
          "'lookback' is '%s'. Write a time such as PT15M, or a number for a column of numbers."
              .formatted(lookback));
    }
    return new Incremental(fields.text("by"), lookback, fields.text("state"));
  }

  private static boolean isAmount(String lookback) {
    try {
      return lookback.startsWith("P")
          ? !Duration.parse(lookback).isNegative()
          : new BigDecimal(lookback).signum() >= 0;
    } catch (DateTimeException | NumberFormatException e) {
      return false;
    }
  }

  /** An empty directory, which a parameter may leave, stands for none. */
  private static Optional<Unload> unload(SpecNode node, Faults faults) {
    Fields fields = Fields.of(node, faults, "to", "role");
    return Optional.of(fields.text("to"))
        .filter(to -> !to.isEmpty())
        .map(to -> new Unload(to, fields.find("role").orElse("default")));
  }
}

package dev.sluice.lambda.log;

import dev.sluice.lambda.json.JsonText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Log lines as JSON objects, one a line. */
public final class JsonLog {
  private final PrintStream out;
  private final Clock clock;
  private final Map<String, String> always;

  /** A log whose every line carries the given members. */
  public JsonLog(PrintStream out, Clock clock, Map<String, String> always) {
    this.out = out;
    this.clock = clock;
    this.always = Map.copyOf(always);
  }

  /** Something happened that an operator may look for. */
  public void info(String message, Map<String, ?> members) {
    write("INFO", message, members);
  }

  /** Something is wrong that heals by itself, or that a person should know. */
  public void warn(String message, Map<String, ?> members) {
    write("WARN", message, members);
  }

  /** Something failed. */
  public void error(String message, Throwable cause, Map<String, ?> members) {
    var trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    var all = new LinkedHashMap<String, Object>(members);
    all.put("error", String.valueOf(cause));
    all.put("stackTrace", trace.toString());
    write("ERROR", message, all);
  }

  private void write(String level, String message, Map<String, ?> members) {
    var line = new LinkedHashMap<String, Object>();
    line.put("timestamp", clock.instant());
    line.put("level", level);
    line.put("message", message);
    line.putAll(always);
    line.putAll(members);
    out.println(JsonText.of(line));
  }
}

package dev.sluice.local.demo;

import java.io.PrintWriter;

/** Shows stages: on a terminal one line that changes in place, elsewhere a line for each change. */
public final class Progress {
  private final PrintWriter out;
  private final boolean live;
  private String lastState = "";
  private int width;

  public Progress(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** Shows a stage; off a terminal only when more than the time has changed. */
  public void show(Stage stage) {
    String line = stage.line();
    if (live) {
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
      out.flush();
      return;
    }
    String state = line.substring(line.indexOf("s  "));
    if (!state.equals(lastState)) {
      lastState = state;
      out.println(line);
      out.flush();
    }
  }

  /** Says something that stays. */
  public void say(String text) {
    if (live && width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      width = 0;
    }
    out.println(text);
    out.flush();
  }
}

package dev.sluice.local.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells people what went wrong in one line; the stack trace is for {@code SLUICE_DEBUG=1}. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println("sluice " + command.getCommandName() + ": " + explain(failure));
    if ("1".equals(System.getenv("SLUICE_DEBUG"))) {
      failure.printStackTrace(err);
    } else {
      err.println("(SLUICE_DEBUG=1 shows where)");
    }
    err.flush();
    return ExitCodes.FAILED;
  }

  private static String explain(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      if (!text.toString().contains(message)) {
        text.append(text.isEmpty() ? "" : ": ").append(message);
      }
    }
    return text.toString();
  }
}

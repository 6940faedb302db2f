package dev.sluice.local.worker;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Main class of a worker JVM: carries out one run after another in a warm Spark.
 *
 * <p>It reads a line per run from its input, {@code log-file argument…}, each word in Base64, and
 * answers each with a line, {@code DONE} or {@code FAILED reason}. It uses the JDK only, because it
 * stands on Spark's class path. When its input ends, its cloud is gone, and so is it at once: a
 * worker that outlived its cloud could finish a run that the cloud has declared lost.
 */
public final class Worker {
  private static final String JOBS = "dev.sluice.jobs.Main";
  private static final String SESSIONS = "dev.sluice.jobs.SparkSessions";

  private Worker() {}

  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    SwitchedStream log = new SwitchedStream(System.err);
    PrintStream logged = new PrintStream(log, true, StandardCharsets.UTF_8);
    System.setOut(logged);
    System.setErr(logged);
    BlockingQueue<String> runs = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> readOrDie(runs), "cloud");
    reader.setDaemon(true);
    reader.start();
    warmUp();
    answers.println("READY");
    while (true) {
      answers.println(run(runs.take().split(" ", -1), log));
    }
  }

  private static void readOrDie(BlockingQueue<String> runs) {
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        runs.add(line);
      }
      Runtime.getRuntime().halt(0);
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  /** Loads what every run needs; a run without it is slower, not wrong. */
  private static void warmUp() {
    try {
      Class.forName(SESSIONS).getMethod("open", String.class).invoke(null, "worker");
    } catch (ReflectiveOperationException e) {
      System.err.println("The worker starts cold: " + e);
    }
  }

  private static String run(String[] words, SwitchedStream log) {
    try (OutputStream file = new FileOutputStream(text(words[0]), true)) {
      log.to(file);
      String[] arguments = new String[words.length - 1];
      for (int i = 1; i < words.length; i++) {
        arguments[i - 1] = text(words[i]);
      }
      return call(arguments);
    } catch (IOException e) {
      return failed(e);
    } finally {
      log.reset();
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // the run's log is where its author looks
  private static String call(String[] arguments) {
    try {
      Class.forName(JOBS).getMethod("main", String[].class).invoke(null, (Object) arguments);
      return "DONE";
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      cause.printStackTrace();
      return failed(cause);
    } catch (ReflectiveOperationException e) {
      e.printStackTrace();
      return failed(e);
    }
  }

  private static String failed(Throwable e) {
    StringWriter reason = new StringWriter();
    try (PrintWriter writer = new PrintWriter(reason)) {
      writer.print(e);
      for (Throwable c = e.getCause(); c != null; c = c.getCause()) {
        writer.print(" Caused by: " + c);
      }
    }
    byte[] bytes = reason.toString().getBytes(StandardCharsets.UTF_8);
    return "FAILED " + Base64.getEncoder().encodeToString(bytes);
  }

  private static String text(String word) {
    return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
  }
}

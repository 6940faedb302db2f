package dev.sluice.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One side of the benchmark. Each line on standard input asks for something, and one line that
 * begins with {@code bench:} answers it.
 */
public final class Worker {
  private Worker() {}

  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    Input input = Input.under(Path.of(args[1]));
    Side side = side(args[0], input);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      String[] request = line.split("\t", -1);
      answers.println("bench:" + answer(request, side, input));
      answers.flush();
    }
    // Spark's threads would keep the JVM alive.
    System.exit(0);
  }

  private static String answer(String[] request, Side side, Input input) throws Exception {
    switch (request[0]) {
      case "run" -> {
        Path output = Files.createDirectories(Path.of(request[2]));
        long started = System.nanoTime();
        side.run(Integer.parseInt(request[1]), output);
        return String.format(Locale.ROOT, "%.6f", (System.nanoTime() - started) / 1e9);
      }
      case "rows" -> {
        return RowCheck.of(Path.of(request[1]));
      }
      case "unreadable" -> {
        return String.join(
            "\t", InputCheck.unreadable(input).stream().map(Path::toString).toList());
      }
      default -> throw new IOException("Unknown request '" + request[0] + "'");
    }
  }

  private static Side side(String name, Input input) throws Exception {
    return switch (name) {
      case "gunzip" -> new GunzipSide(input);
      case "converter" -> new ConverterSide(input);
      case "sluice" -> new SluiceSide(input, "parquet");
      case "recipe" -> new RecipeSide(input);
      case "duckdb" -> new DuckDbSide(input);
      default -> throw new IllegalArgumentException("There is no side '" + name + "'");
    };
  }
}

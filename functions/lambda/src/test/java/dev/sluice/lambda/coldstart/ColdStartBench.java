package dev.sluice.lambda.coldstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Measures cold starts of the packages beside those of a hello-world, in turn; docs/functions.md.
 */
public final class ColdStartBench {
  private static final int ROUNDS = 7;

  private ColdStartBench() {}

  /** Prints a table; takes the number of rounds. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    System.out.println(
        "| JDK | function | init ms | first answer ms | total ms | × hello | CPU ms | × hello |"
            + " primed: first answer ms | peak MB | package MB |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    try (var aws = new QuickAws()) {
      for (Jdks.Jdk jdk : Jdks.find(List.of(17, 25))) {
        measure(jdk, aws, rounds);
      }
    }
  }

  private static void measure(Jdks.Jdk jdk, QuickAws aws, int rounds) throws Exception {
    var onDemand = Packages.variables(aws.endpoint());
    var snapStart = new LinkedHashMap<>(onDemand);
    snapStart.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    Path hello = Packages.helloRoot();
    Map<String, Path> roots = new LinkedHashMap<>();
    for (String function : Packages.FUNCTIONS) {
      roots.put(function, Packages.taskRoot(function));
    }
    List<FunctionProcess.Start> hellos = new ArrayList<>();
    Map<String, List<FunctionProcess.Start>> cold = new LinkedHashMap<>();
    Map<String, List<FunctionProcess.Start>> primed = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      hellos.add(
          FunctionProcess.start(
              jdk, hello, HelloFunction.class.getName() + "::handleRequest", "{}", onDemand));
      for (String function : Packages.FUNCTIONS) {
        cold.computeIfAbsent(function, name -> new ArrayList<>())
            .add(start(jdk, roots, function, onDemand));
        primed
            .computeIfAbsent(function, name -> new ArrayList<>())
            .add(start(jdk, roots, function, snapStart));
      }
    }
    print(jdk, "hello-world", hellos, hellos, 0, Files.size(hello.resolve("lib/function.jar")));
    for (String function : Packages.FUNCTIONS) {
      long afterRestore =
          median(primed.getOrDefault(function, List.of()), FunctionProcess.Start::first);
      print(
          jdk,
          function,
          cold.getOrDefault(function, List.of()),
          hellos,
          afterRestore,
          Files.size(Packages.jar(function)));
    }
  }

  private static FunctionProcess.Start start(
      Jdks.Jdk jdk, Map<String, Path> roots, String function, Map<String, String> variables)
      throws Exception {
    var start =
        FunctionProcess.start(
            jdk,
            roots.get(function),
            Packages.handler(function),
            Packages.event(function),
            variables);
    if (start.answer().error()) {
      throw new IllegalStateException(function + " failed: " + start.answer().body());
    }
    return start;
  }

  private static void print(
      Jdks.Jdk jdk,
      String name,
      List<FunctionProcess.Start> starts,
      List<FunctionProcess.Start> hellos,
      long afterRestore,
      long bytes) {
    long total = median(starts, FunctionProcess.Start::total);
    long processor = median(starts, FunctionProcess.Start::processor);
    System.out.printf(
        "| %d | %s | %d | %d | %d | %.2f | %d | %.2f | %s | %d | %.2f |%n",
        jdk.version(),
        name,
        median(starts, FunctionProcess.Start::init) / 1_000_000,
        median(starts, FunctionProcess.Start::first) / 1_000_000,
        total / 1_000_000,
        (double) total / median(hellos, FunctionProcess.Start::total),
        processor / 1_000_000,
        (double) processor / median(hellos, FunctionProcess.Start::processor),
        afterRestore == 0 ? "" : Long.toString(afterRestore / 1_000_000),
        median(starts, FunctionProcess.Start::memory) / 1_000_000,
        bytes / 1e6);
  }

  private static long median(
      List<FunctionProcess.Start> starts, ToLongFunction<FunctionProcess.Start> figure) {
    long[] sorted = starts.stream().mapToLong(figure).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(0);
  }
}

package dev.sluice.local.cli;

import dev.sluice.local.proofbench.ProofBench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the verification of digests costs. */
@Command(
    name = "bench-proof",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how many log entries a second one core verifies, and the memory that a chain takes.",
      "Exits 0 only with 2,000 entries a second, and if the memory does not grow with the chain."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BenchProofCommand implements Callable<Integer> {
  private static final double LEAST_A_SECOND = 2_000;

  /** What the heap may differ by for reasons of its own, such as the caches of the database. */
  private static final long TOLERATED_BYTES = 32 << 20;

  @Option(names = "--days", defaultValue = "60", description = "Of 24 digests (default: 60).")
  private int days;

  @Option(names = "--entries", defaultValue = "50", description = "Of each digest (default: 50).")
  private int entries;

  @Spec private CommandSpec spec;

  private long firstHeap = Long.MAX_VALUE;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path data = Workspace.fresh(Path.of(".sluice", "bench-proof"));
    Logs.into(data);
    out.println("digests  log entries  seconds  CPU seconds  entries/s a core  live heap MB");
    ProofBench.Sample last =
        new ProofBench(data, Workspace.checkout(), days, entries, sample -> print(out, sample))
            .run();
    long growth = last.heapBytes() - firstHeap;
    boolean well = last.perCore() >= LEAST_A_SECOND && growth < TOLERATED_BYTES;
    out.printf(
        "%,.0f log entries a second on one core; the heap grew by %.1f MB from the first tenth of"
            + " the chain to the last: %s%n",
        last.perCore(), growth / 1e6, well ? "well" : "NOT WELL");
    out.flush();
    Workspace.fresh(data);
    return well ? ExitCodes.WELL : ExitCodes.NOT_WELL;
  }

  private void print(PrintWriter out, ProofBench.Sample sample) {
    firstHeap = Math.min(firstHeap, sample.heapBytes());
    out.printf(
        "%,7d  %,11d  %7.1f  %11.1f  %,16.0f  %12.1f%n",
        sample.digests(),
        sample.entries(),
        sample.seconds(),
        sample.cpuSeconds(),
        sample.perCore(),
        sample.heapBytes() / 1e6);
    out.flush();
  }
}

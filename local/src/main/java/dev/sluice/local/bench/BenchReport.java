package dev.sluice.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Tells a benchmark's result to people and to machines. */
public final class BenchReport {
  private static final List<BenchSide> SIDES =
      List.of(
          BenchSide.SLUICE,
          BenchSide.CONVERTER,
          BenchSide.DUCKDB,
          BenchSide.RECIPE,
          BenchSide.GUNZIP);

  private final BenchResult result;

  public BenchReport(BenchResult result) {
    this.result = result;
  }

  /** Prints the table of the sides that ran. */
  public void print(PrintWriter out) {
    out.printf(
        "%.1f MB of JSON unpacked, %d rounds, medians; rows %s%n",
        result.uncompressedBytes() / 1e6, result.rounds(), rows());
    out.printf(
        "%-10s %8s %10s %8s %10s %10s  %s%n",
        "side", "MB/s", "x gunzip", "cold s", "peak MB", "output MB", "settings");
    for (BenchSide side : SIDES) {
      String name = side.name();
      if (!result.ran(name)) {
        continue;
      }
      out.printf(
          "%-10s %8.0f %10.3f %8.1f %10.0f %10.1f  %s%n",
          name,
          result.throughput(name),
          result.throughput(name) / result.throughput("gunzip"),
          result.cold(name),
          result.peakMemory().getOrDefault(name, -1L) / 1e6,
          result.outputBytes().getOrDefault(name, 0L) / 1e6,
          "-Xmx" + side.heap() + "; " + side.settings());
    }
    out.printf(
        "sluice is %.2f x duckdb and %.2f x recipe; cold %.2f of recipe's time%n",
        result.ratio("duckdb"),
        result.ratio("recipe"),
        result.cold("sluice") / result.cold("recipe"));
    out.flush();
  }

  private String rows() {
    Boolean equal = result.rowsEqual();
    return equal == null ? "not compared" : equal ? "equal on all sides" : "DIFFER";
  }

  /** Writes the figures as JSON. */
  public void write(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("rounds", result.rounds());
    json.put("uncompressedBytes", result.uncompressedBytes());
    json.put("rowsEqual", result.rowsEqual());
    ObjectNode medians = json.putObject("medians");
    ObjectNode ratios = json.putObject("ratios");
    ObjectNode cold = json.putObject("cold");
    ObjectNode memory = json.putObject("peakMemory");
    ObjectNode output = json.putObject("outputBytes");
    for (BenchSide side : SIDES) {
      String name = side.name();
      medians.put(name, result.throughput(name));
      if (!name.equals("sluice") && !name.equals("converter")) {
        ratios.put(name, result.ratio(name));
      }
      memory.put(name, result.peakMemory().getOrDefault(name, -1L));
    }
    ratios.put("converterToGunzip", result.throughput("converter") / result.throughput("gunzip"));
    for (String name : List.of("sluice", "duckdb", "recipe")) {
      cold.put(name, result.cold(name));
      output.put(name, result.outputBytes().getOrDefault(name, 0L));
    }
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
  }
}

package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ledger.Ledger;
import dev.sluice.local.operate.StatusJson;
import dev.sluice.local.operate.StatusReport;
import dev.sluice.local.operate.StatusText;
import dev.sluice.pipeline.Pipeline;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how far pipelines have come. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows how far pipelines have come; exits 0 if nothing is open or quarantined.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StatusCommand implements Callable<Integer> {
  @Mixin private Target target;

  @Option(names = "--pipeline", paramLabel = "NAME", description = "Only this one.")
  private @Nullable String pipeline;

  @Option(names = "--output", defaultValue = "table", description = "table or json.")
  private OutputFormat output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<StatusReport> reports = new ArrayList<>();
    Ledger ledger = target.readable().ledger();
    for (Pipeline one : target.pipelines().named(pipeline)) {
      reports.add(StatusReport.of(ledger, one.name(), Clock.systemUTC().instant()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output == OutputFormat.JSON) {
      ObjectMapper json = new ObjectMapper();
      ObjectNode node = json.createObjectNode();
      ArrayNode list = node.putArray("pipelines");
      reports.forEach(report -> list.add(StatusJson.of(report)));
      out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    } else {
      reports.forEach(report -> out.print(StatusText.of(report)));
    }
    out.flush();
    return reports.stream().allMatch(StatusReport::isWell) ? ExitCodes.WELL : ExitCodes.NOT_WELL;
  }
}

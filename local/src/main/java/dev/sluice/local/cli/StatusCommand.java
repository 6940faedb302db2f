package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.local.operate.Account;
import dev.sluice.local.operate.StatusJson;
import dev.sluice.local.operate.StatusText;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.status.PipelineStatus;
import dev.sluice.status.StatusReader;
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
    PrintWriter out = spec.commandLine().getOut();
    try (DocumentStore store = target.readable().store()) {
      boolean well = read(Account.status(store, Clock.systemUTC()), out);
      out.flush();
      return well ? ExitCodes.WELL : ExitCodes.NOT_WELL;
    }
  }

  private boolean read(StatusReader reader, PrintWriter out) throws Exception {
    ObjectMapper json = new ObjectMapper();
    ObjectNode document = json.createObjectNode();
    ArrayNode all = document.putArray("pipelines");
    boolean well = true;
    for (Pipeline one : target.pipelines().named(pipeline)) {
      if (output == OutputFormat.JSON) {
        List<PartitionRecord> partitions = new ArrayList<>();
        PipelineStatus status = reader.read(one.name(), partitions::add);
        all.add(StatusJson.of(status, partitions));
        well &= status.isSettled();
      } else {
        PipelineStatus status = reader.read(one.name());
        out.print(StatusText.of(status));
        well &= status.isSettled();
      }
    }
    if (output == OutputFormat.JSON) {
      out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }
    return well;
  }
}

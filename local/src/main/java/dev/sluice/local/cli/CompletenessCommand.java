package dev.sluice.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.control.DayRange;
import dev.sluice.lambda.wiring.Proofs;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.local.operate.Account;
import dev.sluice.local.operate.CompletenessJson;
import dev.sluice.local.operate.CompletenessText;
import dev.sluice.local.operate.FileLine;
import dev.sluice.local.operate.FileLines;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.proof.Completeness;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that every log file that CloudTrail delivered was read as it was delivered. */
@Command(
    name = "completeness",
    mixinStandardHelpOptions = true,
    description =
        "Holds CloudTrail's signed digests against what was read; exits 0 only if all is proven.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletenessCommand implements Callable<Integer> {
  @Mixin private Target target;

  @Option(names = "--pipeline", paramLabel = "NAME", description = "The first when none is named.")
  private @Nullable String pipeline;

  @Option(names = "--from", defaultValue = "2000-01-01", description = "First day (delivery, UTC).")
  private LocalDate from;

  @Option(names = "--to", defaultValue = "2999-12-31", description = "Last day (delivery, UTC).")
  private LocalDate to;

  @Option(names = "--output", defaultValue = "table", description = "table or json.")
  private OutputFormat output;

  @Option(
      names = "--files",
      description = "Says of every file its verdict, and what aws cloudtrail validate-logs says.")
  private boolean everyFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var files = new FileLines();
    Completeness proof = target.with(account -> read(account, files));
    PrintWriter out = spec.commandLine().getOut();
    if (output == OutputFormat.JSON) {
      ObjectMapper json = new ObjectMapper();
      ObjectNode node = CompletenessJson.of(proof);
      if (everyFile) {
        node.set("files", json.valueToTree(files.lines().stream().map(this::members).toList()));
      }
      out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    } else {
      if (everyFile) {
        files.lines().forEach(line -> out.println(String.join("\t", members(line).values())));
      }
      out.print(CompletenessText.of(proof));
    }
    out.flush();
    return proof.isProven() ? ExitCodes.WELL : ExitCodes.NOT_WELL;
  }

  private Map<String, String> members(FileLine line) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("kind", line.kind());
    members.put("file", line.file().uri());
    members.put("verdict", line.verdict());
    members.put("validateLogs", line.validateLogs().words());
    return members;
  }

  private Completeness read(Account account, FileLines files) throws Exception {
    Pipeline one = account.pipelines().named(pipeline).get(0);
    try (Wiring wiring = account.wiring()) {
      return Proofs.of(wiring, Worlds.of(wiring))
          .get()
          .completeness(one)
          .read(new DayRange(from, to), files);
    }
  }
}

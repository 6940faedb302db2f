package dev.sluice.lambda.ledger;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Workers;
import dev.sluice.pipeline.TableName;
import java.util.function.Function;

/** Run records as documents. */
final class RunJson {
  private RunJson() {}

  static Document document(RunRecord run) {
    var members =
        new Members()
            .put("status", run.status())
            .put("job", run.job())
            .put("database", run.source().database())
            .put("table", run.source().table())
            .put("predicate", run.predicate())
            .put("outputs", run.outputs().stream().map(RunJson::output).toList())
            .put("workerType", run.workers().type())
            .put("workers", run.workers().count())
            .put("dpus", run.workers().dpus())
            .put("bytes", run.bytes())
            .put("intentAt", run.intentAt())
            .put("notBefore", run.notBefore())
            .put("lostNotBefore", run.lostNotBefore())
            .put("starts", run.starts())
            .put("jobRunId", run.jobRunId())
            .put("glueState", run.glueState())
            .put("endedAt", run.endedAt())
            .put("tally", run.tally())
            .put("reason", run.reason());
    return new Document(run.token(), run.version(), false, members.json());
  }

  private static Object output(RunOutput output) {
    return new Members()
        .put("id", output.partition().id())
        .put("generation", output.generation())
        .asMap();
  }

  static Function<Document, RunRecord> reader(String pipeline) {
    return document -> read(pipeline, document);
  }

  private static RunRecord read(String pipeline, Document document) {
    var json = JsonObject.parse("Run " + document.id(), document.json());
    return new RunRecord(
        pipeline,
        document.id(),
        document.version(),
        RunStatus.valueOf(json.text("status")),
        json.text("job"),
        new TableName(json.text("database"), json.text("table")),
        json.text("predicate"),
        json.objects("outputs").stream().map(RunJson::output).toList(),
        new Workers(
            json.text("workerType"), (int) json.number("workers"), (int) json.number("dpus")),
        json.number("bytes"),
        json.instant("intentAt"),
        json.instant("notBefore"),
        json.instant("lostNotBefore"),
        (int) json.number("starts"),
        Members.text(json, "jobRunId"),
        Members.text(json, "glueState"),
        Members.instant(json, "endedAt"),
        Members.tally(json, "tally"),
        Members.text(json, "reason"));
  }

  private static RunOutput output(JsonObject json) {
    return new RunOutput(OutputPartition.parse(json.text("id")), json.number("generation"));
  }
}

package dev.sluice.lambda.s3;

import dev.sluice.control.RunReport;
import dev.sluice.lambda.json.JsonException;
import dev.sluice.lambda.json.JsonObject;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Tally;
import java.util.Optional;

/** Run reports as jobs write them. */
final class ReportJson {
  private ReportJson() {}

  /** The report, or none when the text is not one: a run without a report has failed. */
  static Optional<RunReport> read(String uri, String text) {
    try {
      var json = JsonObject.parse(uri, text);
      return Optional.of(
          new RunReport(
              json.text("token"),
              json.instant("readingStartedAt"),
              tally(json.object("totals")),
              json.objects("outputs").stream().map(ReportJson::output).toList()));
    } catch (JsonException unreadable) {
      return Optional.empty();
    }
  }

  private static RunReport.Output output(JsonObject json) {
    return new RunReport.Output(
        new OutputPartition(json.texts("values")),
        json.number("generation"),
        json.text("status").equals("WRITTEN"),
        json.optionalText("location").orElse(""),
        tally(json),
        json.optionalText("reason").orElse(null));
  }

  private static Tally tally(JsonObject json) {
    return new Tally(
        json.number("files"),
        json.number("bytes"),
        json.number("recordsRead"),
        json.number("recordsWritten"),
        json.number("duplicates"),
        json.number("rejected"));
  }
}

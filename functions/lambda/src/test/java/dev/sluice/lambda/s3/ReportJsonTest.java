package dev.sluice.lambda.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.control.RunReport;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  static final String REPORT =
      """
      {"version": 1, "pipeline": "cloudtrail", "token": "t-1", "jobRunId": "jr_1", "sink": "parquet",
       "readingStartedAt": "2026-11-03T10:00:05Z", "finishedAt": "2026-11-03T10:00:41Z",
       "totals": {"files": 3, "bytes": 186204, "recordsRead": 1500, "recordsWritten": 1499,
                  "duplicates": 1, "rejected": 0},
       "outputs": [{"values": {"region": "us-east-1", "day": "03"}, "generation": 2,
                    "location": "s3://lake/g2-t-1/", "status": "WRITTEN", "reason": null,
                    "files": 2, "bytes": 9, "recordsRead": 1500, "recordsWritten": 1499,
                    "duplicates": 1, "rejected": 0},
                   {"values": {"region": "us-east-1", "day": "04"}, "generation": 1,
                    "location": null, "status": "FAILED", "reason": "disk full",
                    "files": 0, "bytes": 0, "recordsRead": 0, "recordsWritten": 0,
                    "duplicates": 0, "rejected": 0}],
       "files": [{"uri": "s3://raw/a.json.gz", "bytes": 63402, "sha256": "00", "recordsRead": 500,
                  "rejected": 0, "reason": null}]}
      """;

  @Test
  void aReportTellsWhatBecameOfEveryOutput() {
    var written = new Tally(2, 9, 1500, 1499, 1, 0);

    assertThat(ReportJson.read("report", REPORT))
        .contains(
            new RunReport(
                "t-1",
                Instant.parse("2026-11-03T10:00:05Z"),
                new Tally(3, 186204, 1500, 1499, 1, 0),
                List.of(
                    new RunReport.Output(
                        new OutputPartition(Map.of("region", "us-east-1", "day", "03")),
                        2,
                        true,
                        "s3://lake/g2-t-1/",
                        written,
                        null),
                    new RunReport.Output(
                        new OutputPartition(Map.of("region", "us-east-1", "day", "04")),
                        1,
                        false,
                        "",
                        Tally.zero(),
                        "disk full"))));
  }

  @Test
  void aReportWithoutItsOutputsIsNone() {
    assertThat(ReportJson.read("report", REPORT.replace("\"outputs\"", "\"outs\""))).isEmpty();
    assertThat(ReportJson.read("report", "[]")).isEmpty();
    assertThat(ReportJson.read("report", "")).isEmpty();
  }
}

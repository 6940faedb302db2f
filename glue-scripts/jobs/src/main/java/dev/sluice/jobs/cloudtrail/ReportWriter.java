package dev.sluice.jobs.cloudtrail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cloudtrail.FileReport;
import dev.sluice.jobs.cloudtrail.RunReport.Counts;
import dev.sluice.jobs.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a run's report together and writes it; files beyond a bound go to parts beside it. */
final class ReportWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Storage storage;
  private final int filesInline;

  ReportWriter(Storage storage, int filesInline) {
    this.storage = storage;
    this.filesInline = filesInline;
  }

  RunReport write(
      CloudTrailArguments run,
      List<ConvertedOutput> converted,
      Map<String, String> problems,
      String readingStartedAt,
      String finishedAt)
      throws IOException {
    List<FileReport> files = converted.stream().flatMap(output -> output.files().stream()).toList();
    boolean inline = files.size() <= filesInline;
    RunReport report =
        new RunReport(
            RunReport.VERSION,
            run.pipeline(),
            run.token(),
            run.jobRunId(),
            run.sink().name().toLowerCase(Locale.ROOT),
            readingStartedAt,
            finishedAt,
            converted.stream().map(Counts::of).reduce(new Counts(0, 0, 0, 0, 0, 0), Counts::plus),
            converted.stream()
                .map(output -> RunReport.Output.of(output, problem(output, problems)))
                .toList(),
            inline ? files : null,
            inline ? null : writeParts(run.report(), files));
    put(run.report(), report);
    return report;
  }

  private static @Nullable String problem(ConvertedOutput output, Map<String, String> problems) {
    return output.failure() == null ? problems.get(output.directory()) : output.failure();
  }

  private List<String> writeParts(String report, List<FileReport> files) throws IOException {
    String stem = report.replaceFirst("\\.json$", "");
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < files.size(); from += filesInline) {
      String part = "%s-files-%05d.json".formatted(stem, parts.size());
      put(part, files.subList(from, Math.min(files.size(), from + filesInline)));
      parts.add(part);
    }
    return parts;
  }

  private void put(String uri, Object value) throws IOException {
    byte[] json = JSON.writeValueAsBytes(value);
    try (OutputStream out = storage.write(uri)) {
      out.write(json);
    }
  }
}

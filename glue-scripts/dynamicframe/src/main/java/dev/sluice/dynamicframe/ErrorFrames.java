package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RddSource;
import dev.sluice.dynamicframe.record.RecordFault;
import dev.sluice.dynamicframe.record.RecordSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows error records as records: one struct {@code error} with the record before the failure. */
final class ErrorFrames {
  private ErrorFrames() {}

  static DynamicFrame of(Stage stage) {
    RecordSource source = stage.source();
    return DynamicFrame.of(
        new RddSource(
            source.session(),
            source.records(Projection.ALL).filter(DynamicRecord::isError).map(ErrorFrames::show),
            source.replays()),
        "errors");
  }

  private static DynamicRecord show(DynamicRecord record) {
    RecordFault fault = record.getError().orElseThrow();
    Map<String, Object> error = new LinkedHashMap<>();
    Map<String, Object> callSite = new LinkedHashMap<>();
    callSite.put("site", fault.callSite().site());
    callSite.put("info", fault.callSite().info());
    error.put("callsite", callSite);
    error.put("msg", fault.message());
    error.put("stackTrace", fault.stackTrace());
    RecordFault.Input input = fault.input();
    if (input != null) {
      error.put("input", input.text());
      error.put("bytesread", input.bytesRead());
      error.put("source", input.source());
    }
    error.put("dynamicRecord", record.getRoot());
    return DynamicRecord.of(Map.of("error", error));
  }
}

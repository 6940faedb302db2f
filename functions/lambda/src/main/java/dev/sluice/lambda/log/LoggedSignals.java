package dev.sluice.lambda.log;

import dev.sluice.control.Signals;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Signals as metrics and log lines; CloudWatch's alarms in {@code template.yaml} watch them. */
public final class LoggedSignals implements Signals {
  /** The others share one alarm of the template, since each metric that is watched costs. */
  private static final Set<Alarm> WITH_OWN_ALARM =
      EnumSet.of(Alarm.QUARANTINED, Alarm.FILES_MISSING, Alarm.FILES_TAMPERED);

  private final EmbeddedMetrics metrics;
  private final JsonLog log;

  /** Signals to the given metrics and log. */
  public LoggedSignals(EmbeddedMetrics metrics, JsonLog log) {
    this.metrics = metrics;
    this.log = log;
  }

  @Override
  public void count(String pipeline, String metric, double value) {
    metrics.record(Map.of(metric, value), Map.of("pipeline", pipeline));
  }

  /** Counts objects that were told of, whatever pipeline they belong to. */
  public void objects(int seen) {
    metrics.record(Map.of("ObjectsSeen", seen), Map.of());
  }

  @Override
  public void alarm(String pipeline, Alarm alarm, String subject, String message) {
    var members = Map.of("pipeline", pipeline, "alarm", alarm.name(), "subject", subject);
    var values = new LinkedHashMap<String, Integer>(Map.of(metric(alarm), 1));
    if (!WITH_OWN_ALARM.contains(alarm)) {
      values.put("Attention", 1);
    }
    metrics.record(values, members);
    log.warn(message, members);
  }

  private static String metric(Alarm alarm) {
    return switch (alarm) {
      case QUARANTINED -> "QuarantinedPartitions";
      case UNKNOWN_RUN_STATE -> "UnknownRunStates";
      case CRAWL_FAILED -> "FailedCrawls";
      case MISSING_RESOURCE -> "MissingResources";
      case WAITING_LONG -> "WaitingLong";
      case LOST_RUN -> "LostRuns";
      case DIGEST_REFUSED -> "RefusedDigests";
      case FILES_MISSING -> "MissingFiles";
      case FILES_TAMPERED -> "TamperedFiles";
    };
  }
}

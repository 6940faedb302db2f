package dev.sluice.control;

/** Metrics and alarms for people. */
public interface Signals {
  /** Adds to a metric of a pipeline. */
  void count(String pipeline, String metric, double value);

  /** Tells people about something that needs them; repeated alarms of one subject are one. */
  void alarm(String pipeline, Alarm alarm, String subject, String message);

  /** What may need people. */
  enum Alarm {
    QUARANTINED,
    UNKNOWN_RUN_STATE,
    CRAWL_FAILED,
    MISSING_RESOURCE,
    WAITING_LONG,
    LOST_RUN,
    DIGEST_REFUSED,
    FILES_MISSING,
    FILES_TAMPERED
  }
}

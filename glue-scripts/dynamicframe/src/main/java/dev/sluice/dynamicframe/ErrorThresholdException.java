package dev.sluice.dynamicframe;

/** Says that more records failed than the job allows. */
public final class ErrorThresholdException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ErrorThresholdException(String kind, long errors, long threshold, String first) {
    super(
        "%d error records, more than the %s threshold of %d; the first says: %s. Look at errorsAsDynamicFrame, or raise the threshold"
            .formatted(errors, kind, threshold, first));
  }
}

package dev.sluice.status;

import dev.sluice.layout.OutputPartition;
import dev.sluice.proof.ProofRecord;

/** The command that an operator enters next. */
public final class Remedy {
  private Remedy() {}

  /** Has a quarantined partition run again. */
  public static String retry(String pipeline, OutputPartition output) {
    return "./sluice retry --pipeline %s --partition %s"
        .formatted(quoted(pipeline), quoted(output.id()));
  }

  /** Names the files that are missing or changed. */
  public static String inspect(ProofRecord proof) {
    String day = Summary.day(proof.output());
    String command = "./sluice completeness --pipeline " + quoted(proof.pipeline());
    return day.matches("\\d{4}-\\d{2}-\\d{2}")
        ? "%s --from %s --to %s".formatted(command, day, day)
        : command;
  }

  /** As a shell takes it for one word, whatever is in it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_.-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of worked cases. */
public final class Cases {
  private Cases() {}

  /** The cases of a file. */
  public static List<Case> read(Path file) {
    List<Case> cases = new ArrayList<>();
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      (json.isArray() ? json : json.path("cases")).forEach(c -> cases.add(Case.of(c)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the cases in " + file, e);
    }
    return cases;
  }

  /** Runs one case and fails with the first difference. */
  public static void run(Case c, CaseData data) {
    CaseChecks.run(c, data);
  }
}

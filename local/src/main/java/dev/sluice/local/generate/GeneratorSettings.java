package dev.sluice.local.generate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to generate: how much, for whom, and from which seed; the same settings give the same bytes.
 */
public record GeneratorSettings(
    Path out,
    long records,
    long seed,
    String bucket,
    @Nullable String organization,
    int accounts,
    int regions,
    int days,
    LocalDate firstDay) {

  static final int MAX_REGIONS = 12;

  public GeneratorSettings {
    List<String> faults = new ArrayList<>();
    if (records < 1) {
      faults.add("records is " + records + "; ask for at least 1");
    }
    if (accounts < 1 || accounts > 9_999) {
      faults.add("accounts is " + accounts + "; choose 1 to 9999");
    }
    if (regions < 1 || regions > MAX_REGIONS) {
      faults.add("regions is " + regions + "; choose 1 to " + MAX_REGIONS);
    }
    if (days < 1 || days > 3_660) {
      faults.add("days is " + days + "; choose 1 to 3660");
    }
    if (organization != null && !organization.matches("o-[a-z0-9]{10,32}")) {
      faults.add("organization is '" + organization + "'; an id looks like o-a1b2c3d4e5");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("cannot generate: " + String.join("; ", faults));
    }
  }

  /** The key's part before the account. */
  String root() {
    return organization == null ? "AWSLogs/" : "AWSLogs/" + organization + "/";
  }
}

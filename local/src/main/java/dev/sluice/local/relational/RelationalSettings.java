package dev.sluice.local.relational;

import dev.sluice.local.demo.DemoSettings;
import java.nio.file.Path;

/**
 * What the relational demo is to do.
 *
 * @param cloudTrail the demo that makes CloudTrail's table, on the same data directory
 * @param binaries where the database server's programs are unpacked
 * @param rows how many rows the sources have in all, when they are made
 * @param change how many of them to change before the workflow runs
 * @param password of the sources' reader
 */
public record RelationalSettings(
    DemoSettings cloudTrail, Path binaries, long rows, long change, String password) {

  public RelationalSettings {
    if (rows < 1_000) {
      throw new IllegalArgumentException("--rows is " + rows + ", but must be at least 1000");
    }
    if (change < 0) {
      throw new IllegalArgumentException(
          "--change-rows is " + change + ", but must not be negative");
    }
  }

  Path data() {
    return cloudTrail.data();
  }
}

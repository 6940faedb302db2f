package dev.sluice.local.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.demo.Progress;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of damage, in two accounts, five regions and three days, and three verdicts on it. */
class TamperIT {
  @TempDir Path data;

  @Test
  void theTruthSluiceAndTheAwsCliAgreeOnEveryFile() throws Exception {
    var settings =
        new TamperSettings(
            data, Path.of(System.getProperty("sluice.root")), 12_000, 2, 5, 3, 1, awsCli());
    var silent = new Progress(new PrintWriter(Writer.nullWriter()), false);
    TamperReport report = new Tampering(settings, silent, Clock.systemUTC()).run();
    assertThat(report.files()).hasSizeGreaterThan(500);
    assertThat(report.files()).filteredOn(file -> !file.isAgreed()).isEmpty();
    assertThat(report.damages().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Damage.values()).map(Damage::words).toList());
    assertThat(report.isAgreed()).isTrue();
  }

  private static Optional<Path> awsCli() {
    Optional<Path> cli = AwsCli.on(Objects.requireNonNullElse(System.getenv("PATH"), ""));
    String missing = "aws is not on the PATH; install the AWS CLI to compare with validate-logs";
    if ("true".equals(System.getenv("CI"))) {
      assertThat(cli).as(missing).isPresent();
    }
    Assumptions.assumeTrue(cli.isPresent(), missing);
    return cli;
  }
}

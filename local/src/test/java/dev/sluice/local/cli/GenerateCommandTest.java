package dev.sluice.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine sluice =
      SluiceCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void whatWasMadeIsToldInOneLine(@TempDir Path temp) {
    int code =
        sluice.execute(
            "generate",
            "--out",
            temp.resolve("logs").toString(),
            "--records",
            "500",
            "--days",
            "1");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString()).contains("500 records", "1 rejected");
  }

  @Test
  void aFailureIsOneLineWithARemedyAndNotAStackTrace(@TempDir Path temp) {
    int code =
        sluice.execute("generate", "--out", temp.resolve("logs").toString(), "--records", "0");

    assertThat(code).isEqualTo(ExitCodes.FAILED);
    assertThat(err.toString())
        .contains("sluice generate: cannot generate: records is 0; ask for at least 1")
        .doesNotContain("\tat ");
  }

  @Test
  void aWrongCommandLineIsToldApart() {
    assertThat(sluice.execute("generate")).isEqualTo(2);
    assertThat(sluice.execute("nonsense")).isEqualTo(2);
  }
}

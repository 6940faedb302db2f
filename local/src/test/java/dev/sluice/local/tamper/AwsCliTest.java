package dev.sluice.local.tamper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.operate.ValidateLogs;
import org.junit.jupiter.api.Test;

class AwsCliTest {
  @Test
  void everyLineAboutAFileIsReadAndTheRestIsNot() {
    String output =
        """
        Validating log files for trail arn:aws:cloudtrail:us-east-1:1:trail/t between a and b

        Digest file\ts3://logs/d1.json.gz\tvalid
        Log file\ts3://logs/AWSLogs/a b.json.gz\tvalid

        Log file\ts3://logs/b.json.gz\tINVALID: hash value doesn't match

        Digest file\ts3://logs/d2.json.gz\tINVALID: not found

        1/2 digest files valid, 1/2 digest files INVALID
        """;
    assertThat(AwsCli.said(output))
        .containsEntry("d1.json.gz", ValidateLogs.VALID)
        .containsEntry("AWSLogs/a b.json.gz", ValidateLogs.VALID)
        .containsEntry("b.json.gz", ValidateLogs.INVALID)
        .containsEntry("d2.json.gz", ValidateLogs.NOT_FOUND)
        .hasSize(4);
  }

  @Test
  void wordsThatAreNotKnownAreNotTakenForAVerdict() {
    assertThatThrownBy(() -> AwsCli.said("Log file\ts3://logs/a\tperhaps"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'perhaps'");
  }
}

package dev.sluice.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.layout.Ignored.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLayoutTest {
  private static final LogLayout ACCOUNT =
      LogLayout.parse("", "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/");
  private static final String DAY = "AWSLogs/123837392027/CloudTrail/us-east-1/2023/07/10/";
  private static final String FILE =
      "123837392027_CloudTrail_us-east-1_20230710T1155Z_DEEPBzSsyaR7ynCQ.json.gz";

  @Test
  void aLogBelongsToTheSourcePartitionOfItsDirectory() {
    var key = (LogKey) ACCOUNT.match(DAY + FILE);

    assertThat(key.source().id())
        .isEqualTo("account=123837392027/region=us-east-1/year=2023/month=07/day=10");
    assertThat(key.deliveryHour()).contains("11");
    assertThat(ACCOUNT.directory(key.source())).isEqualTo(DAY);
  }

  @Test
  void aPrefixAndAnOrganizationAreFurtherLevels() {
    var layout =
        LogLayout.parse(
            "trails/main/",
            "AWSLogs/{organization}/{account}/CloudTrail/{region}/{year}/{month}/{day}/");
    var key =
        (LogKey)
            layout.match(
                "trails/main/AWSLogs/o-abcdefghij/123837392027/CloudTrail/eu-west-1/2026/11/03/x");

    assertThat(key.source().values()).containsEntry("organization", "o-abcdefghij");
    assertThat(layout.directory(key.source()))
        .isEqualTo(
            "trails/main/AWSLogs/o-abcdefghij/123837392027/CloudTrail/eu-west-1/2026/11/03/");
    assertThat(layout.match(DAY + FILE)).isEqualTo(new Ignored(Reason.OUTSIDE_PREFIX));
  }

  @Test
  void anHourLevelHiveKeysAndOtherServicesAreOnlyPatterns() {
    var layout =
        LogLayout.parse(
            "",
            "AWSLogs/aws-account-id={account}/vpcflowlogs/region={region}/{year}-{month}/{hour}/");
    var key =
        (LogKey)
            layout.match(
                "AWSLogs/aws-account-id=123837392027/vpcflowlogs/region=eu-west-1/2026-11/09/f.gz");

    assertThat(key.source().values())
        .isEqualTo(
            Map.of(
                "account", "123837392027",
                "region", "eu-west-1",
                "year", "2026",
                "month", "11",
                "hour", "09"));
  }

  @ParameterizedTest
  @CsvSource({
    "AWSLogs/123837392027/CloudTrail-Digest/us-east-1/2023/07/10/x.json.gz, DIGEST",
    "AWSLogs/123837392027/CloudTrail-Insight/us-east-1/2023/07/10/x.json.gz, INSIGHT",
    "AWSLogs/123837392027/CloudTrail-NetworkActivity/us-east-1/2023/07/10/x.gz, OTHER_FAMILY",
    "AWSLogs/123837392027/CloudTrail-Aggregated/us-east-1/2023/07/10/x.gz, OTHER_FAMILY",
    "AWSLogs/123837392027/cloudtrail/us-east-1/2023/07/10/x.gz, OTHER_FAMILY",
    "AWSLogs/123837392027/Config/us-east-1/2023/7/10/ConfigHistory/x.gz, UNKNOWN_LAYOUT",
    "AWSLogs/123837392027/CloudTrail/us-east-1/2023/02/30/x.json.gz, UNKNOWN_LAYOUT",
    "AWSLogs/123837392027/CloudTrail/us-east-1/2023/07/10/, MARKER",
    "AWSLogs/123837392027/, MARKER",
    "AWSLogs/123837392027/CloudTrail/us-east-1/2023/07/10/_SUCCESS, NOT_A_LOG",
    "AWSLogs/123837392027/CloudTrail/us-east-1/2023/07/10/sub/x.json.gz, NOT_A_LOG",
    "elsewhere.txt, UNKNOWN_LAYOUT"
  })
  void whatIsNoLogIsIgnoredWithItsReason(String key, Reason reason) {
    assertThat(ACCOUNT.match(key)).isEqualTo(new Ignored(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSLogs/123837392027/CloudTrail/us-east-1' or '1'='1/2023/07/10/x",
        "AWSLogs/123837392027/CloudTrail/us east 1/2023/07/10/x",
        "AWSLogs/123837392027/CloudTrail/../2023/07/10/x",
        "AWSLogs/123837392027/CloudTrail/münchen-1/2023/07/10/x",
        "AWSLogs/12383739202٧/CloudTrail/us-east-1/2023/07/10/x",
        "AWSLogs/123837392027/CloudTrail/us-east-1/2023/07/10\n/x"
      })
  void noHostileValueGetsThrough(String key) {
    assertThat(ACCOUNT.match(key)).isInstanceOf(Ignored.class);
  }

  @Test
  void aHostileFileNameIsStillALogOfItsDirectory() {
    assertThat(ACCOUNT.match(DAY + "it's \"odd\" .. é.json.gz")).isInstanceOf(LogKey.class);
  }

  @Test
  void keysAreDecodedOnlyWhereTheEventEncodesThem() {
    assertThat(ObjectKeys.fromEventBridge("a+b%20c")).isEqualTo("a+b%20c");
    assertThat(ObjectKeys.fromNotification("a+b%2Bc%C3%A9")).isEqualTo("a b+cé");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x/{day}", "/x/{day}/", "x//{day}/", "x/{day/", "x/{Day}/", "x/y/"})
  void aBadPatternIsRefused(String pattern) {
    assertThatThrownBy(() -> LogLayout.parse("", pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueThatCouldHarmAPathOrAPredicateMakesNoPartition() {
    for (String value : List.of("", "a'b", "a/b", "..", "a..b", ".a", "a.", "a b", "é", "a\"b")) {
      assertThatThrownBy(() -> new OutputPartition(Map.of("region", value)))
          .as(value)
          .hasMessageContaining("no value for {region}");
    }
  }
}

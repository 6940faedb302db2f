package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.layout.LogKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final String LOG =
      "/CloudTrail/us-east-1/2023/07/10/123837392027_CloudTrail_us-east-1_20230710T1155Z_D.json.gz";

  @Test
  void whatIsNotSetHasItsDefault() {
    var pipeline = Pipeline.parse(Pipelines.settings());

    assertThat(pipeline.raw().registration()).isEqualTo(Registration.CRAWLER);
    assertThat(pipeline.curated().sink()).isEqualTo(Sink.PARQUET);
    assertThat(pipeline.pace())
        .isEqualTo(
            new Pace(Duration.ofMinutes(5), Duration.ofMinutes(60), 3, Duration.ofHours(24)));
    assertThat(pipeline.retrying())
        .isEqualTo(new Retrying(4, Duration.ofMinutes(1), Duration.ofMinutes(30)));
    assertThat(pipeline.limits())
        .isEqualTo(new Limits(10, 100, 200, 21_474_836_480L, Duration.ofHours(2)));
  }

  @Test
  void anAccountsLogIsItsOwnOutputPartition() {
    var pipeline = Pipeline.parse(Pipelines.settings());
    var key = (LogKey) pipeline.raw().layout().match("AWSLogs/123837392027" + LOG);
    var output = pipeline.outputOf(key).orElseThrow();

    assertThat(output.values()).isEqualTo(key.source().values());
    assertThat(pipeline.rawTable(output))
        .isEqualTo(new TableName("sluice_raw", "cloudtrail_123837392027_us_east_1"));
    assertThat(pipeline.crawler(output)).isEqualTo("local-cloudtrail-123837392027-us-east-1");
    assertThat(pipeline.rawKeys()).containsExactly("year", "month", "day");
    assertThat(pipeline.sourceOf(output, pipeline.restOf(key.source()))).isEqualTo(key.source());
  }

  @Test
  void theAccountsOfAnOrganizationFoldIntoOneOutputPartition() {
    var pipeline = Pipeline.parse(Pipelines.organization());
    var key = (LogKey) pipeline.raw().layout().match("AWSLogs/o-abcdefghij/123837392027" + LOG);
    var output = pipeline.outputOf(key).orElseThrow();

    assertThat(output.id()).isEqualTo("region=us-east-1/year=2023/month=07/day=10");
    assertThat(pipeline.rawKeys()).containsExactly("account", "region", "year", "month", "day");
    assertThat(pipeline.rawValues(key.source()))
        .containsExactly("123837392027", "us-east-1", "2023", "07", "10");
    assertThat(pipeline.sourceOf(output, pipeline.restOf(key.source()))).isEqualTo(key.source());
    assertThat(pipeline.rawLocation(key.source()))
        .isEqualTo("s3://raw/AWSLogs/o-abcdefghij/123837392027/CloudTrail/us-east-1/2023/07/10/");
  }

  @Test
  void theHourComesFromTheFileName() {
    var pipeline =
        Pipelines.with(
            Pipelines.settings(),
            "partitionBy",
            List.of("account", "region", "year", "month", "day", "hour"));
    var layout = pipeline.raw().layout();
    var key = (LogKey) layout.match("AWSLogs/123837392027" + LOG);
    var nameless = (LogKey) layout.match("AWSLogs/123837392027/CloudTrail/us-east-1/2023/07/10/x");

    assertThat(pipeline.outputOf(key).orElseThrow().values()).containsEntry("hour", "11");
    assertThat(pipeline.outputOf(nameless)).isEmpty();
  }

  @Test
  void allFaultsAreReportedTogether() {
    var settings = Pipelines.settings();
    settings.remove("bucket");
    settings.put("maxRuns", 0);
    settings.put("quietPeriod", "soon");
    settings.put("sink", "orc");
    settings.put("lakeLocation", "lake");
    settings.put("partitionBy", List.of("region", "year", "week"));
    settings.put("maxRun", 3);

    assertThatThrownBy(() -> Pipeline.parse(settings))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("Pipeline 'cloudtrail'")
        .hasMessageContaining("bucket is required")
        .hasMessageContaining("maxRuns is 0; give it a whole number from 1")
        .hasMessageContaining("quietPeriod is soon")
        .hasMessageContaining("sink is 'orc'; choose one of [parquet, iceberg]")
        .hasMessageContaining("lakeLocation is 'lake'; write it as s3://bucket/path/")
        .hasMessageContaining("partitionBy names 'week'")
        .hasMessageContaining("partitionBy lacks [account]")
        .hasMessageContaining("maxRun is no setting");
  }

  @Test
  void aTableThatNoCrawlerCanServeIsRefusedWithTheRemedy() {
    assertThatThrownBy(
            () ->
                Pipelines.with(
                    Pipelines.settings(), "rawTable", "cloudtrail", "crawler", "crawler"))
        .hasMessageContaining("set registration to direct");
    assertThat(
            Pipelines.with(
                Pipelines.settings(), "rawTable", "cloudtrail", "registration", "direct"))
        .isNotNull();
  }
}

package dev.sluice.lambda.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The functions read what Terraform writes; its own tests render these same files. */
class TerraformPipelinesTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("sluice.root"), "terraform", "tests", "golden");

  @Test
  void oneAccountWithCrawlersIsReadAsTerraformRendersIt() throws IOException {
    Pipeline pipeline = read("pipelines-account.json");

    assertThat(pipeline.raw().registration()).isEqualTo(Registration.CRAWLER);
    assertThat(pipeline.rawKeys()).containsExactly("year", "month", "day");
    assertThat(pipeline.curated().sink()).isEqualTo(Sink.PARQUET);
    assertThat(pipeline.job()).isEqualTo("sluice-cloudtrail");
  }

  @Test
  void anOrganizationRegisteredDirectlyIsReadAsTerraformRendersIt() throws IOException {
    Pipeline pipeline = read("pipelines-organization.json");

    assertThat(pipeline.raw().registration()).isEqualTo(Registration.DIRECT);
    assertThat(pipeline.rawKeys()).containsExactly("account", "region", "year", "month", "day");
    assertThat(pipeline.curated().partitionBy()).containsExactly("region", "year", "month", "day");
    assertThat(pipeline.curated().sink()).isEqualTo(Sink.ICEBERG);
  }

  private static Pipeline read(String file) throws IOException {
    var pipelines = Pipelines.parse(file, Files.readString(GOLDEN.resolve(file)));
    assertThat(pipelines).hasSize(1);
    return pipelines.get(0);
  }
}

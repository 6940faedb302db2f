package dev.sluice.local.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.local.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DefinitionTest {
  private static final Path FILE =
      Path.of(System.getProperty("sluice.root"), "terraform", "workflows", "relational.json");
  private static final Map<String, String> VALUES =
      Map.of(
          "environment", "local",
          "lake_bucket", "local-lake",
          "landed_database", "sluice_landed",
          "schedule", "cron(0 3 * * ? *)");

  @Test
  void whatTerraformReadsIsReadHereToo() throws IOException {
    Definition definition = Definition.read(FILE, VALUES);

    assertThat(definition.name()).isEqualTo("local-relational");
    assertThat(definition.jobs())
        .extracting(job -> job.get("Name").asText())
        .containsExactly("local-land-postgresql", "local-land-redshift", "local-who-changed-what");
    assertThat(definition.triggers()).hasSize(3);
    assertThat(definition.toString()).doesNotContain("${");
  }

  @Test
  void theCrawlerLooksAtEveryTableThatTheSourcesHave() throws IOException {
    JsonNode target =
        Definition.read(FILE, VALUES).crawlers().get(0).at("/Targets/CatalogTargets/0");

    assertThat(Json.strings(target, "Tables"))
        .containsExactlyInAnyOrderElementsOf(
            SourceTables.ALL.stream().map(SourceTable::name).toList());
    assertThat(target.get("DatabaseName").asText()).isEqualTo(RelationalProvisioner.LANDED);
  }

  @Test
  void aPlaceholderWithoutAValueIsNamed() {
    Map<String, String> fewer = new TreeMap<>(VALUES);
    fewer.remove("schedule");

    assertThatThrownBy(() -> Definition.read(FILE, fewer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("${schedule}");
  }
}

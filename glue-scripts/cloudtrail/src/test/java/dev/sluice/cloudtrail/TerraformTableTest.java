package dev.sluice.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerraformTableTest {
  private static final Path COLUMNS =
      Path.of(
          System.getProperty("sluice.root"), "terraform/modules/catalog/columns/cloudtrail.json");

  @Test
  void terraformDeclaresTheColumnsThatTheJobWrites() throws IOException {
    List<CatalogColumn> declared = new ArrayList<>();
    for (JsonNode column : new ObjectMapper().readTree(COLUMNS.toFile())) {
      declared.add(new CatalogColumn(column.get("name").asText(), column.get("type").asText()));
    }

    assertThat(declared).isEqualTo(CloudTrailSchema.catalogColumns());
  }
}

package dev.sluice.local.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.cloud.Clients;
import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;
import software.amazon.awssdk.services.glue.model.TableInput;

class CatalogTest {
  @TempDir static Path data;
  static EmbeddedCloud cloud;
  static GlueClient glue;

  @BeforeAll
  static void start() {
    cloud = EmbeddedCloud.start(CloudSettings.of(data, Path.of(System.getProperty("sluice.root"))));
    glue = new Clients(cloud).glue();
    glue.createDatabase(b -> b.databaseInput(d -> d.name("Raw").description("landed")));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  private static void table(String name, String dayType) {
    TableInput input =
        TableInput.builder()
            .name(name)
            .partitionKeys(
                Column.builder().name("year").type("string").build(),
                Column.builder().name("day").type(dayType).build())
            .storageDescriptor(s -> s.location("s3://b/" + name + "/"))
            .build();
    glue.createTable(b -> b.databaseName("raw").tableInput(input));
  }

  private static PartitionInput partition(String year, String day) {
    return PartitionInput.builder()
        .values(year, day)
        .storageDescriptor(
            s ->
                s.location("s3://b/" + year + "/" + day + "/")
                    .columns(Column.builder().name("c").type("string").build()))
        .build();
  }

  private static List<List<String>> found(String table, String expression) {
    return glue
        .getPartitionsPaginator(
            b -> b.databaseName("raw").tableName(table).expression(expression).maxResults(7))
        .stream()
        .flatMap(page -> page.partitions().stream())
        .map(Partition::values)
        .toList();
  }

  @Test
  void namesAreFoldedAndMissingThingsSaySo() {
    assertThat(glue.getDatabase(b -> b.name("RAW")).database().description()).isEqualTo("landed");
    assertThatThrownBy(() -> glue.createDatabase(b -> b.databaseInput(d -> d.name("raw"))))
        .isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> glue.getTable(b -> b.databaseName("raw").name("none")))
        .isInstanceOf(EntityNotFoundException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> glue.getDatabase(b -> b.name("none")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void anUpdateOfAnOldVersionIsRefused() {
    table("versions", "string");
    TableInput change = TableInput.builder().name("versions").description("second").build();
    glue.updateTable(b -> b.databaseName("raw").tableInput(change).versionId("0"));

    assertThatThrownBy(
            () -> glue.updateTable(b -> b.databaseName("raw").tableInput(change).versionId("0")))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThat(
            glue.getTableVersions(b -> b.databaseName("raw").tableName("versions")).tableVersions())
        .extracting(version -> version.versionId())
        .containsExactly("1", "0");
  }

  @Test
  void aBatchCreatesWhatItCanAndTellsOfTheRest() {
    table("batch", "string");
    glue.createPartition(
        b -> b.databaseName("raw").tableName("batch").partitionInput(partition("2026", "01")));

    var answer =
        glue.batchCreatePartition(
            b ->
                b.databaseName("raw")
                    .tableName("batch")
                    .partitionInputList(
                        partition("2026", "01"),
                        partition("2026", "02"),
                        PartitionInput.builder().values("2026").build()));

    assertThat(answer.errors())
        .extracting(error -> error.errorDetail().errorCode())
        .containsExactly("AlreadyExistsException", "InvalidInputException");
    assertThat(found("batch", "")).containsExactly(List.of("2026", "01"), List.of("2026", "02"));
    List<PartitionInput> many =
        IntStream.range(0, 101).mapToObj(day -> partition("2027", "" + day)).toList();
    assertThatThrownBy(
            () ->
                glue.batchCreatePartition(
                    b -> b.databaseName("raw").tableName("batch").partitionInputList(many)))
        .isInstanceOf(GlueException.class)
        .hasMessageContaining("less than or equal to 100");
  }

  @Test
  void expressionsSelectByTheTypeOfEachKey() {
    table("text", "string");
    table("number", "int");
    for (String name : List.of("text", "number")) {
      glue.batchCreatePartition(
          b ->
              b.databaseName("raw")
                  .tableName(name)
                  .partitionInputList(
                      IntStream.rangeClosed(1, 30)
                          .mapToObj(day -> partition("2026", Integer.toString(day)))
                          .toList()));
    }

    assertThat(found("text", "day > '3'")).hasSize(7);
    assertThat(found("number", "day > 3")).hasSize(27);
    assertThat(found("number", "year='2026' AND (day between 1 and 5 or day in (7, 9))"))
        .hasSize(7);
    assertThat(found("number", "NOT (day >= 3) and not year = '2025'")).hasSize(2);
    assertThat(found("text", "day like '1_' and day <> '15'")).hasSize(9);
    assertThat(found("text", "day = 'it''s'")).isEmpty();
    assertThat(found("text", "day NOT IN ('1','2')")).hasSize(28);
    assertThatThrownBy(() -> found("text", "month = '1'"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("month");
    assertThatThrownBy(() -> found("text", "day = '1' or"))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> found("text", "day = '" + "1".repeat(2048) + "'"))
        .hasMessageContaining("2048");
  }

  @Test
  void segmentsTogetherAreAllAndColumnsCanBeLeftOut() {
    table("segments", "string");
    glue.batchCreatePartition(
        b ->
            b.databaseName("raw")
                .tableName("segments")
                .partitionInputList(
                    IntStream.range(0, 50).mapToObj(day -> partition("2026", "" + day)).toList()));

    int total = 0;
    for (int segment = 0; segment < 4; segment++) {
      int number = segment;
      List<Partition> page =
          glue.getPartitions(
                  b ->
                      b.databaseName("raw")
                          .tableName("segments")
                          .excludeColumnSchema(true)
                          .segment(s -> s.totalSegments(4).segmentNumber(number)))
              .partitions();
      assertThat(page).isNotEmpty().allMatch(p -> !p.storageDescriptor().hasColumns());
      total += page.size();
    }
    assertThat(total).isEqualTo(50);
  }

  @Test
  void aPartitionIsFlippedAndFoundAgain() {
    table("flip", "string");
    glue.createPartition(
        b -> b.databaseName("raw").tableName("flip").partitionInput(partition("2026", "01")));
    glue.updatePartition(
        b ->
            b.databaseName("raw")
                .tableName("flip")
                .partitionValueList("2026", "01")
                .partitionInput(
                    p ->
                        p.values("2026", "01")
                            .storageDescriptor(s -> s.location("s3://b/g2/"))
                            .parameters(Map.of("sluice.generation", "2"))));

    var got =
        glue.batchGetPartition(
            b ->
                b.databaseName("raw")
                    .tableName("flip")
                    .partitionsToGet(
                        PartitionValueList.builder().values("2026", "01").build(),
                        PartitionValueList.builder().values("2026", "02").build()));

    assertThat(got.partitions())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.storageDescriptor().location()).isEqualTo("s3://b/g2/");
              assertThat(p.parameters()).containsEntry("sluice.generation", "2");
            });
    glue.deletePartition(
        b -> b.databaseName("raw").tableName("flip").partitionValues("2026", "01"));
    assertThatThrownBy(
            () ->
                glue.getPartition(
                    b -> b.databaseName("raw").tableName("flip").partitionValues("2026", "01")))
        .isInstanceOf(EntityNotFoundException.class);
  }

  @Test
  void anOperationThatIsNotThereIsAnsweredClearly() {
    assertThatThrownBy(() -> glue.createBlueprint(b -> b.name("x").blueprintLocation("s3://x/y")))
        .isInstanceOf(GlueException.class)
        .hasMessageContaining("CreateBlueprint");
  }
}

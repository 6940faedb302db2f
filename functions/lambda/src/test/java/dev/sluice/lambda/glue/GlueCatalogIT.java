package dev.sluice.lambda.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.control.Catalog.Partition;
import dev.sluice.control.Outcome;
import dev.sluice.lambda.moto.MotoServer;
import dev.sluice.pipeline.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;

/** The catalog adapter against moto. */
class GlueCatalogIT {
  private GlueClient glue;
  private TableName table;
  private GlueCatalog catalog;

  @BeforeEach
  void aTable() throws Exception {
    glue = MotoServer.clients().glue();
    table = new TableName("raw_" + UUID.randomUUID().toString().replace('-', '_'), "logs");
    catalog = new GlueCatalog(glue);
    glue.createDatabase(create -> create.databaseInput(input -> input.name(table.database())));
    glue.createTable(
        create ->
            create
                .databaseName(table.database())
                .tableInput(
                    input ->
                        input
                            .name(table.table())
                            .partitionKeys(column("region"), column("day"))
                            .storageDescriptor(
                                storage ->
                                    storage
                                        .columns(column("record"))
                                        .location("s3://raw/")
                                        .inputFormat("org.apache.hadoop.mapred.TextInputFormat"))));
  }

  @Test
  void aPartitionThatIsCreatedExistsAtItsPlaceAndReadsAsItsTable() {
    var third = new Partition(List.of("eu-west-1", "03"), "s3://raw/eu-west-1/03/");

    assertThat(catalog.create(table, List.of(third))).isEqualTo(new Outcome.Done<>(List.of()));

    assertThat(catalog.existing(table, List.of(third.values(), List.of("eu-west-1", "04"))))
        .isEqualTo(new Outcome.Done<>(Set.of(third.values())));
    var stored =
        glue.getPartition(
                get ->
                    get.databaseName(table.database())
                        .tableName(table.table())
                        .partitionValues(third.values()))
            .partition();
    assertThat(stored.storageDescriptor().inputFormat()).endsWith("TextInputFormat");
    assertThat(stored.storageDescriptor().location()).isEqualTo(third.location());
  }

  @Test
  void aPartitionThatExistsAlreadyHasNotFailed() {
    var third = new Partition(List.of("eu-west-1", "03"), "s3://raw/eu-west-1/03/");
    var fourth = new Partition(List.of("eu-west-1", "04"), "s3://raw/eu-west-1/04/");
    catalog.create(table, List.of(third));

    assertThat(catalog.create(table, List.of(third, fourth)))
        .isEqualTo(new Outcome.Done<>(List.of()));
    assertThat(catalog.existing(table, List.of(fourth.values())))
        .isEqualTo(new Outcome.Done<>(Set.of(fourth.values())));
  }

  @Test
  void moreKeysThanOneCallTakesAreAskedInSeveral() {
    var hundred = new ArrayList<Partition>();
    for (int i = 0; i < 100; i++) {
      hundred.add(new Partition(List.of("r-" + i, "03"), "s3://raw/r-" + i + "/03/"));
    }
    catalog.create(table, hundred);
    var asked = new ArrayList<List<String>>();
    for (int i = 0; i < 2100; i++) {
      asked.add(List.of("r-" + i, "03"));
    }

    assertThat(catalog.existing(table, asked))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat((Set<?>) done.value()).hasSize(100));
  }

  @Test
  void everyPartitionIsListedWithItsLocation() {
    var third = new Partition(List.of("eu-west-1", "03"), "s3://raw/eu-west-1/03/");
    var fourth = new Partition(List.of("eu-west-1", "04"), "s3://raw/eu-west-1/04/");
    catalog.create(table, List.of(third, fourth));

    var listed = new ArrayList<Partition>();
    String cursor = null;
    do {
      if (!(catalog.partitions(table, cursor) instanceof Outcome.Done<?> done)
          || !(done.value() instanceof dev.sluice.ledger.Page<?> page)) {
        throw new AssertionError("GetPartitions failed");
      }
      page.items().forEach(item -> listed.add((Partition) item));
      cursor = page.next();
    } while (cursor != null);
    assertThat(listed).containsExactlyInAnyOrder(third, fourth);
  }

  @Test
  void aTableThatIsMissingIsToldAsNotFound() {
    var missing = new TableName(table.database(), "missing");

    assertThat(catalog.existing(missing, List.of(List.of("eu-west-1", "03"))))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.cause()).isEqualTo(Outcome.Cause.NOT_FOUND));
    assertThat(catalog.partitions(missing, null))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.cause()).isEqualTo(Outcome.Cause.NOT_FOUND));
    assertThat(catalog.create(missing, List.of()))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.cause()).isEqualTo(Outcome.Cause.NOT_FOUND));
  }

  private static Column column(String name) {
    return Column.builder().name(name).type("string").build();
  }
}

package dev.sluice.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.jobs.fake.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcebergFenceTest {
  private static final String DAY = "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/03/";
  private static final String OUTPUT = "123456789012/us-east-1/2026/11/03";

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void land() {
    lake = new TestLake(directory).with("sluice-sink", "iceberg");
    lake.land(DAY + "a.json.gz", TestLake.log("1", "2"));
  }

  @Test
  void aSecondRunReplacesThePartition() throws IOException {
    lake.run("t1", "day='03'", 1, OUTPUT);
    lake.land(DAY + "b.json.gz", TestLake.log("2", "3"));
    lake.run("t2", "day='03'", 2, OUTPUT);

    assertThat(count()).isEqualTo(3);
  }

  @Test
  void aStaleRunIsRefused() throws IOException {
    lake.run("t2", "day='03'", 2, OUTPUT);

    assertThatThrownBy(() -> lake.run("t1", "day='03'", 1, OUTPUT))
        .hasMessageContaining("Stale run");
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void aPartitionThatIsEmptyNowShowsNothing() throws IOException {
    lake.run("t1", "day='03'", 1, OUTPUT);
    Files.delete(directory.resolve("raw").resolve(DAY + "a.json.gz"));
    lake.run("t2", "day='03'", 2, OUTPUT);

    assertThat(count()).isZero();
  }

  @Test
  void aStaleRunIsRefusedByTheRunThatLeftThePartitionEmpty() throws IOException {
    lake.run("t1", "day='03'", 1, OUTPUT);
    Path file = directory.resolve("raw").resolve(DAY + "a.json.gz");
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    lake.run("t3", "day='03'", 3, OUTPUT);
    Files.write(file, content);

    assertThatThrownBy(() -> lake.run("t2", "day='03'", 2, OUTPUT))
        .hasMessageContaining("Stale run")
        .hasMessageContaining("generation 3 of run t3");
    assertThat(count()).isZero();

    lake.run("t4", "day='03'", 4, OUTPUT);
    assertThat(count()).isEqualTo(2);
    assertThatThrownBy(() -> lake.run("t2", "day='03'", 2, OUTPUT))
        .hasMessageContaining("generation 4 of run t4");
  }

  private long count() {
    return lake.session()
        .sql("select * from `%s`.cloudtrail where day = '03'".formatted(lake.database()))
        .count();
  }
}

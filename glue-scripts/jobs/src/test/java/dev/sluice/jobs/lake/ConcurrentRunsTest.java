package dev.sluice.jobs.lake;

import dev.sluice.jobs.fake.TestLake;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentRunsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "iceberg"})
  void runsIntoDifferentPartitionsLoseNothingAndDisturbNoReader(String sink) throws Exception {
    new Rounds(new TestLake(directory), sink, 4).play(3);
  }
}

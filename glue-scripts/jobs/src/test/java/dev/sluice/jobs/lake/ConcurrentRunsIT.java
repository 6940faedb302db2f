package dev.sluice.jobs.lake;

import dev.sluice.jobs.fake.TestLake;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The long form: {@code mvn -pl glue-scripts/jobs -am verify -Dsluice.rounds=50 -DskipTests=false
 * -Dit.test=ConcurrentRunsIT -Dtest=NoTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(
    named = "sluice.rounds",
    matches = "\\d+",
    disabledReason = "set -Dsluice.rounds=50 to run the long form")
class ConcurrentRunsIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "iceberg"})
  void eightRunsAtOnceLoseNothingInFiftyRounds(String sink) throws Exception {
    new Rounds(new TestLake(directory), sink, 8).play(Integer.getInteger("sluice.rounds"));
  }
}

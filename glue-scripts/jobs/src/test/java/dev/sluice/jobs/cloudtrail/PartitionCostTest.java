package dev.sluice.jobs.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.jobs.fake.FakeGlue;
import dev.sluice.jobs.fake.FakeS3;
import dev.sluice.jobs.fake.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a predicate that selects one partition costs, counted in the calls that a store sees. */
class PartitionCostTest {
  private static final String WANTED = "eu-test-0";

  @TempDir Path directory;

  /** Calls to the catalog and to the store, with the store's bytes. */
  private record Cost(List<String> catalog, List<String> listed, List<String> opened, long bytes) {}

  /** Something that asks for the wanted partition. */
  private interface Question {
    void ask(TestLake lake) throws IOException;
  }

  @Test
  void aRunOverOneOfAThousandPartitionsCostsWhatItWouldAlone() throws IOException {
    Question run =
        lake ->
            lake.run("t1", "region='" + WANTED + "'", 1, "123456789012/" + WANTED + "/2026/11/03");
    Cost alone = cost("run-alone", 1, run);

    assertThat(cost("run-among", 1_000, run)).isEqualTo(alone);
    assertThat(alone.listed()).hasSize(1);
    assertThat(alone.opened()).hasSize(2).doesNotHaveDuplicates();
    assertThat(alone.bytes()).isEqualTo(2L * TestLake.log("1").length);
  }

  @Test
  void aQueryOfOneOfAThousandPartitionsCostsWhatItWouldAlone() throws IOException {
    Question query =
        lake ->
            assertThat(
                    lake.session()
                        .sql(
                            "select eventName from `%s`.raw where region = '%s'"
                                .formatted(lake.database(), WANTED))
                        .count())
                .isEqualTo(2);
    Cost alone = cost("query-alone", 1, query);

    assertThat(cost("query-among", 1_000, query)).isEqualTo(alone);
    assertThat(alone.listed()).hasSize(1);
    assertThat(alone.opened()).hasSize(2).doesNotHaveDuplicates();
  }

  private Cost cost(String name, int partitions, Question question) throws IOException {
    TestLake lake = new TestLake(directory.resolve(name));
    FakeS3 store = FakeGlue.store();
    List<String> directories = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      String keys = "AWSLogs/123456789012/CloudTrail/eu-test-%d/2026/11/03/".formatted(i);
      directories.add(keys);
      store.put(name + "/" + keys + "a.json.gz", TestLake.log("1"));
      store.put(name + "/" + keys + "b.json.gz", TestLake.log("2"));
    }
    lake.register(directories, "s3://" + name + "/");
    int callsBefore = store.calls().size();
    int catalogBefore = lake.catalog().calls().size();
    question.ask(lake);
    List<FakeS3.Call> calls = store.calls().subList(callsBefore, store.calls().size());
    return new Cost(
        List.copyOf(lake.catalog().calls().subList(catalogBefore, lake.catalog().calls().size())),
        paths(calls, "LIST"),
        paths(calls, "GET"),
        calls.stream().mapToLong(FakeS3.Call::bytes).sum());
  }

  /** Without the bucket, which is another one for each case. */
  private static List<String> paths(List<FakeS3.Call> calls, String operation) {
    return calls.stream()
        .filter(call -> call.operation().equals(operation))
        .map(call -> call.path().substring(call.path().indexOf('/')))
        .sorted()
        .toList();
  }
}

package dev.sluice.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.control.DayRange;
import dev.sluice.control.World;
import dev.sluice.layout.LogKey;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Dirt;
import dev.sluice.ledger.Generations;
import dev.sluice.ledger.MemoryLedger;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.Sources;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.pipeline.Pipeline;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestIntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  private static final String LOGS = "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/03/";
  private static final String DIGESTS =
      "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/11/03/";

  private final Pipeline pipeline =
      Pipeline.parse(
          Map.ofEntries(
              Map.entry("name", "p"),
              Map.entry("bucket", "logs"),
              Map.entry("layout", "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/"),
              Map.entry("rawDatabase", "raw"),
              Map.entry("rawTable", "cloudtrail_{account}_{region}"),
              Map.entry("crawler", "c-{account}-{region}"),
              Map.entry("job", "j"),
              Map.entry("curatedDatabase", "sluice"),
              Map.entry("curatedTable", "cloudtrail"),
              Map.entry("lakeLocation", "s3://lake/cloudtrail/"),
              Map.entry("partitionBy", List.of("account", "region", "year", "month", "day"))));
  private final OutputPartition output =
      pipeline.outputOf((LogKey) pipeline.raw().layout().match(LOGS + "a.json.gz")).orElseThrow();
  private final Bucket bucket = new Bucket();
  private final MemoryLedger ledger = new MemoryLedger(100);
  private final MemoryProofLedger proofs = new MemoryProofLedger();
  private final ProofWorld around = new ProofWorld();
  private SampleChain chain;
  private World world;
  private DigestIntake intake;

  @BeforeEach
  void build() throws GeneralSecurityException {
    chain = new SampleChain();
    world = around.around(ledger, bucket, NOW);
    intake = new DigestIntake(pipeline, world, proofs, bucket, chain.keys);
  }

  @Test
  void aDayWhoseEveryListedFileWasReadIsProven() {
    ObjectRef digest = deliver(1, Optional.empty(), "a", "b");
    read("a", "b");
    assertThat(intake.take(digest)).isTrue();
    assertThat(proof().state()).isEqualTo(Proof.State.PROVEN);
    assertThat(completeness().isProven()).isTrue();
    assertThat(around.alarms).isEmpty();
  }

  @Test
  void aListedFileThatIsThereButWasNotReadIsIngested() {
    ObjectRef digest = deliver(1, Optional.empty(), "a", "b");
    read("a");
    assertThat(intake.take(digest)).isTrue();
    assertThat(proof().state()).isEqualTo(Proof.State.PENDING);
    assertThat(ledger.partition("p", output).orElseThrow().status()).isEqualTo(Status.CATALOGED);
    assertThat(around.woken).contains("p");
  }

  @Test
  void aFileThatEveryRunLeavesUnreadIsAskedForOnlyThreeTimes() {
    ObjectRef digest = deliver(1, Optional.empty(), "a", "b");
    for (int run = 0; run < 5; run++) {
      read("a");
      intake.take(digest);
    }
    assertThat(proof().asked()).isEqualTo(3);
    assertThat(ledger.partition("p", output).orElseThrow().status()).isEqualTo(Status.DONE);
  }

  @Test
  void aDeletedLogIsMissingAndRaisesAnAlarm() {
    ObjectRef digest = deliver(1, Optional.empty(), "a", "b");
    bucket.logs.remove(LOGS + "b.json.gz");
    read("a");
    intake.take(digest);
    assertThat(completeness().missing()).containsExactly(log("b"));
    assertThat(around.alarms).contains("FILES_MISSING");
  }

  @Test
  void aChangedLogIsTamperedAndListed() {
    ObjectRef digest = deliver(1, Optional.empty(), "a");
    bucket.logs.put(LOGS + "a.json.gz", "changed");
    read("a");
    intake.take(digest);
    assertThat(completeness().tampered()).containsExactly(log("a"));
    assertThat(around.alarms).contains("FILES_TAMPERED");
  }

  @Test
  void aPartitionWhoseEveryFileWasLostIsKnownFromItsDigest() {
    ObjectRef digest = deliver(1, Optional.empty(), "a");
    bucket.logs.clear();
    intake.take(digest);
    assertThat(completeness().missing()).containsExactly(log("a"));
    assertThat(completeness().parts())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.day()).isEqualTo("2026-11-03");
              assertThat(part.region()).isEqualTo("eu-west-1");
            });
  }

  @Test
  void aForgedDigestProvesNothing() {
    ObjectRef digest = deliver(1, Optional.empty(), "a");
    SignedDigest signed = bucket.digests.get(digest);
    bucket.digests.put(
        digest, new SignedDigest(signed.digest(), signed.found(), signed.sha256(), "00ff"));
    read("a");
    assertThat(intake.take(digest)).isTrue();
    assertThat(proofs.proof("p", output)).isEmpty();
    assertThat(completeness().digests())
        .singleElement()
        .satisfies(record -> assertThat(record.state()).isEqualTo(DigestRecord.State.REFUSED));
    assertThat(around.alarms).containsExactly("DIGEST_REFUSED");
  }

  @Test
  void aDeletedDigestBreaksTheChainOfTheNextButNotItsOwnFiles() {
    ObjectRef first = deliver(1, Optional.empty(), "a");
    ObjectRef second = deliver(2, Optional.of(bucket.digests.get(first)), "b");
    bucket.digests.remove(first);
    read("a", "b");
    intake.take(second);
    assertThat(completeness().digests())
        .singleElement()
        .satisfies(record -> assertThat(record.state()).isEqualTo(DigestRecord.State.CHAIN_BROKEN));
    assertThat(proof().proven()).isEqualTo(1);
    assertThat(completeness().isProven()).isFalse();
  }

  @Test
  void aSilentBucketDecidesNothing() {
    ObjectRef digest = deliver(1, Optional.empty(), "a");
    bucket.silent = true;
    assertThat(intake.take(digest)).isFalse();
    bucket.silent = false;
    assertThat(proofs.digest("p", digest)).isEmpty();
    assertThat(proofs.proof("p", output)).isEmpty();
  }

  @Test
  void aSweepFindsDigestsWhoseEventsWereLostAndProvesAgainAfterARun() {
    deliver(1, Optional.empty(), "a", "b");
    read("a");
    var sweeper = new ProofSweeper(pipeline, world, proofs, bucket, intake);
    assertThat(sweeper.sweep()).isTrue();
    assertThat(proof().state()).isEqualTo(Proof.State.PENDING);
    read("a", "b");
    assertThat(sweeper.sweep()).isTrue();
    assertThat(proof().state()).isEqualTo(Proof.State.PROVEN);
  }

  @Test
  void onlyDigestsOfThePipelinesOwnFamilyAreWanted() {
    assertThat(intake.wants(new ObjectRef("logs", DIGESTS + "d.json.gz"))).isTrue();
    assertThat(intake.wants(new ObjectRef("logs", LOGS + "a.json.gz"))).isFalse();
    assertThat(intake.wants(new ObjectRef("other", DIGESTS + "d.json.gz"))).isFalse();
  }

  private ProofRecord proof() {
    return proofs.proof("p", output).orElseThrow();
  }

  private Completeness completeness() {
    var prover = new PartitionProver(pipeline, world, proofs, bucket);
    return new CompletenessReader(pipeline, ledger, proofs, prover).read(new DayRange(DAY, DAY));
  }

  /** CloudTrail delivers these logs, and the digest of the hour that lists them. */
  private ObjectRef deliver(int hour, Optional<SignedDigest> before, String... names) {
    var at = new ObjectRef("logs", DIGESTS + hour + ".json.gz");
    List<LoggedFile> files =
        Arrays.stream(names)
            .map(name -> new LoggedFile(log(name), SampleChain.sha256(name)))
            .toList();
    Arrays.stream(names).forEach(name -> bucket.logs.put(LOGS + name + ".json.gz", name));
    bucket.digests.put(at, chain.sign(at, hour, before, files));
    return at;
  }

  /** A run of the partition ends that read these logs as they are now. */
  private void read(String... names) {
    String token = "t-" + around.woken.size() + "-" + bucket.reports.size();
    var processed =
        new Processed(token, NOW.minus(Duration.ofHours(1)), "s3://lake/x/", Tally.zero());
    long version = ledger.partition("p", output).map(PartitionRecord::version).orElse(0L);
    ledger.save(
        new PartitionRecord(
            "p",
            output,
            version,
            Status.DONE,
            new Sources(new TreeSet<>(Set.of("-")), new TreeSet<>()),
            new Generations(1, 1, 1),
            new Dirt(NOW, NOW, NOW),
            Attempts.none(),
            null,
            processed,
            false,
            null));
    bucket.reports.put(
        "s3://lake/_sluice/reports/p/" + token + ".json",
        Arrays.stream(names)
            .map(
                name ->
                    new FileRead(
                        log(name), SampleChain.sha256(bucket.logs.get(LOGS + name + ".json.gz"))))
            .toList());
  }

  private static ObjectRef log(String name) {
    return new ObjectRef("logs", LOGS + name + ".json.gz");
  }
}

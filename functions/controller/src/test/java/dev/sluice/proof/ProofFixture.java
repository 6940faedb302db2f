package dev.sluice.proof;

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
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Sources;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.ledger.Workers;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.TableName;
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

/**
 * A pipeline over one account and region, whose bucket CloudTrail delivers to and runs read from.
 */
final class ProofFixture {
  static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  final String logs;
  final String digests;
  final Pipeline pipeline;
  final OutputPartition output;
  final Bucket bucket = new Bucket();
  final MemoryLedger ledger = new MemoryLedger(100);
  final MemoryProofLedger proofs = new MemoryProofLedger();
  final ProofWorld around = new ProofWorld();
  final SampleChain chain;
  final World world;
  final DigestIntake intake;
  private int runs;

  ProofFixture() throws GeneralSecurityException {
    this("AWSLogs/", "AWSLogs/");
  }

  /**
   * @param layout the layout's part before the account
   * @param root the keys' part before the account
   */
  ProofFixture(String layout, String root) throws GeneralSecurityException {
    logs = root + "111122223333/CloudTrail/eu-west-1/2026/11/03/";
    digests = root + "111122223333/CloudTrail-Digest/eu-west-1/2026/11/03/";
    pipeline = pipeline(layout + "{account}/CloudTrail/{region}/{year}/{month}/{day}/");
    output = pipeline.outputOf((LogKey) pipeline.raw().layout().match(logs + "a")).orElseThrow();
    chain = new SampleChain();
    world = around.around(ledger, bucket, NOW);
    intake = new DigestIntake(pipeline, world, proofs, bucket, chain.keys);
  }

  private static Pipeline pipeline(String layout) {
    return Pipeline.parse(
        Map.ofEntries(
            Map.entry("name", "p"),
            Map.entry("bucket", "logs"),
            Map.entry("layout", layout),
            Map.entry("registration", "direct"),
            Map.entry("rawDatabase", "raw"),
            Map.entry("rawTable", "cloudtrail"),
            Map.entry("job", "j"),
            Map.entry("curatedDatabase", "sluice"),
            Map.entry("curatedTable", "cloudtrail"),
            Map.entry("lakeLocation", "s3://lake/cloudtrail/"),
            Map.entry("partitionBy", List.of("account", "region", "year", "month", "day"))));
  }

  ProofRecord proof() {
    return proofs.proof("p", output).orElseThrow();
  }

  Completeness completeness() {
    return new CompletenessReader(pipeline, world, proofs, bucket, intake)
        .read(new DayRange(DAY, DAY));
  }

  ProofSweeper sweeper() {
    return new ProofSweeper(pipeline, world, proofs, bucket, intake);
  }

  /** CloudTrail delivers these logs, and the digest of the hour that lists them. */
  ObjectRef deliver(int hour, Optional<ObjectRef> before, String... names) {
    return deliver("trail", hour, before, names);
  }

  /** The same of a trail among several. */
  ObjectRef deliver(String trail, int hour, Optional<ObjectRef> before, String... names) {
    var at = new ObjectRef("logs", digests + trail + "-" + hour + ".json.gz");
    List<LoggedFile> files =
        Arrays.stream(names)
            .map(name -> new LoggedFile(log(name), SampleChain.sha256(name)))
            .toList();
    Arrays.stream(names).forEach(name -> bucket.logs.put(logs + name + ".json.gz", name));
    bucket.digests.put(at, chain.sign(at, hour, before.map(bucket.digests::get), files));
    return at;
  }

  /** A run of the partition ends that read these logs as they are now. */
  void read(String... names) {
    String token = "t-%04d".formatted(++runs);
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
    ledger.save(
        RunRecord.intent(
                "p",
                token,
                "j",
                new TableName("raw", "cloudtrail"),
                List.of(new RunOutput(output, 1)),
                new Workers("G.1X", 2, 2),
                1,
                NOW.minus(Duration.ofMinutes(9)))
            .ended(RunStatus.SUCCEEDED, NOW.minus(Duration.ofMinutes(1)), Tally.zero(), null));
    bucket.reports.put(
        "s3://lake/_sluice/reports/p/" + token + ".json",
        Arrays.stream(names)
            .map(
                name ->
                    new FileRead(
                        log(name), SampleChain.sha256(bucket.logs.get(logs + name + ".json.gz"))))
            .toList());
  }

  ObjectRef log(String name) {
    return new ObjectRef("logs", logs + name + ".json.gz");
  }

  /** The file's key in the bucket is overwritten with something else. */
  void change(String name) {
    bucket.logs.put(logs + name + ".json.gz", "changed");
  }

  void delete(String name) {
    bucket.logs.remove(logs + name + ".json.gz");
  }
}

package dev.sluice.local.proofbench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import dev.sluice.lambda.proof.S3DigestFiles;
import dev.sluice.lambda.wiring.Proofs;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.layout.LogKey;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.Attempts;
import dev.sluice.ledger.Dirt;
import dev.sluice.ledger.Generations;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.Processed;
import dev.sluice.ledger.Sources;
import dev.sluice.ledger.Status;
import dev.sluice.ledger.Tally;
import dev.sluice.local.cloud.CloudSettings;
import dev.sluice.local.cloud.EmbeddedCloud;
import dev.sluice.local.demo.Names;
import dev.sluice.local.ledger.LocalLedger;
import dev.sluice.local.operate.Account;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.plan.RunArguments;
import dev.sluice.proof.DigestIntake;
import dev.sluice.proof.ObjectRef;
import dev.sluice.proof.Proof;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Takes a chain of digests in by what DigestFunction calls, against the embedded cloud's S3 and
 * ledger. Each day's logs count as read before its digests come, so that every file is proven.
 */
public final class ProofBench {
  private static final int DIGESTS_A_DAY = 24;
  private static final int WARM_UP_DAYS = 10;

  private final Path data;
  private final Path checkout;
  private final int days;
  private final int entries;
  private final Consumer<Sample> samples;

  /**
   * What was measured so far.
   *
   * @param cpuSeconds of the whole process, the embedded S3 server and database included
   * @param heapBytes what is live after a collection
   */
  public record Sample(
      int digests, long entries, double seconds, double cpuSeconds, long heapBytes) {
    /** Entries for each second that one core was busy. */
    public double perCore() {
      return entries / cpuSeconds;
    }
  }

  /**
   * @param data an empty directory
   * @param entries log files that each digest lists
   * @param samples hears ten times how far it is
   */
  public ProofBench(Path data, Path checkout, int days, int entries, Consumer<Sample> samples) {
    this.data = data;
    this.checkout = checkout;
    this.days = days;
    this.entries = entries;
    this.samples = samples;
  }

  /** Runs it; answers the last sample, and fails when a file is not proven. */
  public Sample run() throws IOException {
    try (EmbeddedCloud cloud = EmbeddedCloud.start(CloudSettings.of(data, checkout));
        Wiring wiring =
            new Account(Names.ENVIRONMENT, LocalLedger.url(data), variables(cloud)).wiring()) {
      var chain = new BenchChain(entries);
      Proofs proofs =
          new Proofs(
              Worlds.of(wiring).get(),
              wiring.proofLedger(),
              new S3DigestFiles(wiring.clients().s3()),
              (fingerprint, region, at) -> Optional.of(chain.key()));
      S3Client s3 = wiring.clients().s3();
      s3.createBucket(create -> create.bucket(BenchChain.BUCKET));
      return measure(chain, proofs, s3);
    }
  }

  private Map<String, String> variables(EmbeddedCloud cloud) {
    Map<String, String> variables = new TreeMap<>(cloud.environment());
    variables.put("SLUICE_LOG_FILE", data.resolve("logs").resolve("commands.log").toString());
    return variables;
  }

  private Sample measure(BenchChain chain, Proofs proofs, S3Client s3) throws IOException {
    Pipeline pipeline = pipeline();
    DigestIntake intake = proofs.intake(pipeline);
    // What starts up is not what a chain costs.
    for (int day = 0; day < WARM_UP_DAYS; day++) {
      takeDay(chain, proofs, s3, pipeline, intake);
    }
    double seconds = 0;
    double cpu = 0;
    Sample sample = new Sample(0, 0, 0, 0, 0);
    for (int day = 1; day <= days; day++) {
      long[] spent = takeDay(chain, proofs, s3, pipeline, intake);
      seconds += spent[0] / 1e9;
      cpu += spent[1] / 1e9;
      if (day % Math.max(1, days / 10) == 0 || day == days) {
        int digests = day * DIGESTS_A_DAY;
        sample = new Sample(digests, (long) digests * entries, seconds, cpu, liveHeap());
        samples.accept(sample);
      }
    }
    return sample;
  }

  /** Answers the nanoseconds of the clock and of all cores that its digests took. */
  private long[] takeDay(
      BenchChain chain, Proofs proofs, S3Client s3, Pipeline pipeline, DigestIntake intake)
      throws IOException {
    List<ObjectRef> digests = new ArrayList<>();
    List<BenchChain.Log> logs = new ArrayList<>();
    for (int hour = 0; hour < DIGESTS_A_DAY; hour++) {
      BenchChain.Made made = chain.next();
      s3.putObject(
          put ->
              put.bucket(BenchChain.BUCKET)
                  .key(made.at().key())
                  .metadata(Map.of("signature", made.signature())),
          RequestBody.fromBytes(made.packed()));
      digests.add(made.at());
      logs.addAll(made.logs());
    }
    OutputPartition output = output(pipeline, logs.get(0).key());
    read(proofs, s3, pipeline, output, logs);
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    long clock = System.nanoTime();
    for (ObjectRef digest : digests) {
      intake.take(digest);
    }
    long[] spent = {System.nanoTime() - clock, system.getProcessCpuTime() - cpu};
    Proof.State state = proofs.ledger().proof(pipeline.name(), output).orElseThrow().state();
    if (state != Proof.State.PROVEN) {
      throw new IllegalStateException("%s is %s, not PROVEN".formatted(output, state));
    }
    return spent;
  }

  private static OutputPartition output(Pipeline pipeline, String key) {
    return pipeline.outputOf((LogKey) pipeline.raw().layout().match(key)).orElseThrow();
  }

  /** As after a run that read these logs. */
  private static void read(
      Proofs proofs,
      S3Client s3,
      Pipeline pipeline,
      OutputPartition output,
      List<BenchChain.Log> logs)
      throws IOException {
    String token = "t-" + output.values().get("month") + output.values().get("day");
    Instant now = Instant.EPOCH;
    proofs
        .world()
        .ledger()
        .save(
            new PartitionRecord(
                pipeline.name(),
                output,
                0,
                Status.DONE,
                new Sources(new TreeSet<>(Set.of("-")), new TreeSet<>()),
                new Generations(1, 1, 1),
                new Dirt(now, now, now),
                Attempts.none(),
                null,
                new Processed(token, now, "", Tally.zero()),
                false,
                null));
    var json = new ObjectMapper();
    ObjectNode report = json.createObjectNode();
    ArrayNode files = report.putArray("files");
    logs.forEach(
        log ->
            files
                .addObject()
                .put("uri", "s3://" + BenchChain.BUCKET + "/" + log.key())
                .put("sha256", log.sha256()));
    String uri = new RunArguments(pipeline).reportUri(token);
    s3.putObject(
        put ->
            put.bucket(BenchChain.BUCKET)
                .key(uri.substring("s3://".length() + BenchChain.BUCKET.length() + 1)),
        RequestBody.fromBytes(json.writeValueAsBytes(report)));
  }

  private static Pipeline pipeline() {
    return Pipeline.parse(
        Map.ofEntries(
            Map.entry("name", "bench"),
            Map.entry("bucket", BenchChain.BUCKET),
            Map.entry("layout", "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/"),
            Map.entry("registration", "direct"),
            Map.entry("rawDatabase", "raw"),
            Map.entry("rawTable", "cloudtrail"),
            Map.entry("job", "none"),
            Map.entry("curatedDatabase", "sluice"),
            Map.entry("curatedTable", "cloudtrail"),
            Map.entry("lakeLocation", "s3://" + BenchChain.BUCKET + "/lake/"),
            Map.entry("partitionBy", List.of("account", "region", "year", "month", "day"))));
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

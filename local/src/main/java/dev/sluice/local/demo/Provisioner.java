package dev.sluice.local.demo;

import dev.sluice.layout.SourcePartition;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.cloudtrail.Trails;
import dev.sluice.local.operate.Pipelines;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Registration;
import dev.sluice.pipeline.Sink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.CatalogTarget;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Makes in the embedded cloud what Terraform makes on AWS, by the same calls; safe to repeat. */
public final class Provisioner {
  private static final List<String> BUCKETS =
      List.of(Names.RAW_BUCKET, Names.LAKE_BUCKET, Names.TEMP_BUCKET, Names.SCRIPTS_BUCKET);

  private final Clients clients;
  private final Tables tables;
  private final int attempts;

  /**
   * @param attempts how often a throttled call is made, since the cloud may have been asked for
   *     throttling
   */
  public Provisioner(Clients clients, Path checkout, int attempts) {
    this.clients = clients;
    this.tables = Tables.of(checkout);
    this.attempts = attempts;
  }

  /** Buckets, databases, the job and the parameters: what does not depend on what lands. */
  public void base(Pipelines pipelines) {
    List<String> there = clients.s3().listBuckets().buckets().stream().map(Bucket::name).toList();
    for (String bucket : BUCKETS) {
      if (!there.contains(bucket)) {
        clients.s3().createBucket(b -> b.bucket(bucket));
      }
    }
    for (Pipeline pipeline : pipelines.all()) {
      database(pipeline.raw().database());
      database(pipeline.curated().table().database());
      job(pipeline);
      if (pipeline.curated().sink() == Sink.PARQUET) {
        table(pipeline.curated().table().database(), tables.curated(pipeline));
      }
      if (pipeline.raw().table().names().isEmpty()) {
        String name = pipeline.raw().table().toString();
        table(pipeline.raw().database(), tables.raw(pipeline, name, Map.of()));
      }
    }
    parameters(pipelines);
  }

  /**
   * The raw tables and crawlers for these source partitions, which a new account or region needs.
   */
  public void sources(Pipeline pipeline, Collection<SourcePartition> sources) {
    TreeSet<String> made = new TreeSet<>();
    for (SourcePartition source : sources) {
      Map<String, String> values = source.values();
      String name = pipeline.raw().table().fillPlain(values);
      if (made.add(name)) {
        table(pipeline.raw().database(), tables.raw(pipeline, name, values));
        if (pipeline.raw().registration() == Registration.CRAWLER) {
          crawler(pipeline, pipeline.raw().crawler().fill(values), name);
        }
      }
    }
  }

  /** Tells whoever has only the endpoint where the cloud keeps its state. */
  public void dataDirectory(Path data) {
    put("data-directory", data.toAbsolutePath().toString(), ParameterType.STRING);
  }

  /**
   * The trail whose signed digests are in the raw bucket.
   *
   * @param keys the public keys of those digests, as {@link Trails#KEYS} holds them
   */
  public void trail(String name, String keys) {
    clients
        .ssm()
        .putParameter(
            r -> r.name(Trails.KEYS).value(keys).type(ParameterType.STRING).overwrite(true));
    if (clients.cloudTrail().describeTrails().trailList().stream()
        .noneMatch(trail -> trail.name().equals(name))) {
      clients
          .cloudTrail()
          .createTrail(
              r ->
                  r.name(name)
                      .s3BucketName(Names.RAW_BUCKET)
                      .isMultiRegionTrail(true)
                      .enableLogFileValidation(true));
    }
  }

  private void database(String name) {
    ifAbsent(() -> clients.glue().createDatabase(r -> r.databaseInput(d -> d.name(name))));
  }

  private void table(String database, software.amazon.awssdk.services.glue.model.TableInput table) {
    ifAbsent(() -> clients.glue().createTable(r -> r.databaseName(database).tableInput(table)));
  }

  private void crawler(Pipeline pipeline, String name, String table) {
    String database = pipeline.raw().database();
    CatalogTarget target = CatalogTarget.builder().databaseName(database).tables(table).build();
    ifAbsent(
        () ->
            clients
                .glue()
                .createCrawler(
                    r ->
                        r.name(name)
                            .role(Names.ROLE)
                            .databaseName(database)
                            .targets(t -> t.catalogTargets(target))
                            .schemaChangePolicy(
                                p -> p.updateBehavior("LOG").deleteBehavior("LOG"))));
  }

  private void job(Pipeline pipeline) {
    String scripts = "s3://" + Names.SCRIPTS_BUCKET + "/";
    ifAbsent(
        () ->
            clients
                .glue()
                .createJob(
                    r ->
                        r.name(pipeline.job())
                            .role(Names.ROLE)
                            .glueVersion("6.0")
                            .workerType("G.1X")
                            .numberOfWorkers(2)
                            .timeout(120)
                            .maxRetries(0)
                            .executionProperty(e -> e.maxConcurrentRuns(100))
                            .command(c -> c.name("glueetl").scriptLocation(scripts + "Entry.scala"))
                            .defaultArguments(
                                Map.of(
                                    "--job-language", "scala",
                                    "--class", "GlueApp",
                                    "--extra-jars", scripts + "sluice-jobs.jar",
                                    "--TempDir", "s3://" + Names.TEMP_BUCKET + "/",
                                    "--enable-glue-datacatalog", "true",
                                    "--sluice-job", "cloudtrail"))));
  }

  private void parameters(Pipelines pipelines) {
    put("pipelines", pipelines.json(), ParameterType.STRING);
    put("raw-bucket", Names.RAW_BUCKET, ParameterType.STRING);
    put("lake-bucket", Names.LAKE_BUCKET, ParameterType.STRING);
    put("temp-bucket", Names.TEMP_BUCKET, ParameterType.STRING);
    String key = "arn:aws:kms:us-east-1:000000000000:key/local";
    put("kms-key-arn", key, ParameterType.STRING);
    put("raw-key-arns", key, ParameterType.STRING_LIST);
    put("crawler-prefix", Names.CRAWLER_PREFIX, ParameterType.STRING);
    put("job-role-arn", Names.ROLE, ParameterType.STRING);
    List<String> jobs = new ArrayList<>();
    pipelines.all().stream().map(Pipeline::job).distinct().forEach(jobs::add);
    put("job-names", String.join(",", jobs), ParameterType.STRING_LIST);
    jobs.replaceAll(job -> "arn:aws:glue:us-east-1:000000000000:job/" + job);
    put("job-arns", String.join(",", jobs), ParameterType.STRING_LIST);
  }

  private void put(String name, String value, ParameterType type) {
    clients
        .ssm()
        .putParameter(
            r ->
                r.name("/" + Names.ENVIRONMENT + "/" + name)
                    .value(value)
                    .type(type)
                    .overwrite(true));
  }

  private void ifAbsent(Runnable create) {
    for (int attempt = 1; ; attempt++) {
      try {
        create.run();
        return;
      } catch (AlreadyExistsException there) {
        return;
      } catch (GlueException e) {
        // A create that took effect before its answer was lost is told as existing the next time.
        boolean exists = "AlreadyExistsException".equals(e.awsErrorDetails().errorCode());
        if (exists) {
          return;
        }
        if (!e.isThrottlingException() || attempt >= attempts) {
          throw e;
        }
      }
    }
  }
}

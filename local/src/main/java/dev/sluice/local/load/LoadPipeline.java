package dev.sluice.local.load;

import dev.sluice.local.aws.Clients;
import dev.sluice.local.demo.Names;
import dev.sluice.local.operate.Pipelines;
import dev.sluice.pipeline.Pipeline;
import java.io.IOException;
import java.util.List;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The pipeline under load: CloudTrail of many accounts, registered directly. */
final class LoadPipeline {
  static final String BUCKET = Names.RAW_BUCKET;

  private static final String JSON =
      """
      {"pipelines": [{"name": "load", "bucket": "%s",
        "layout": "AWSLogs/{account}/CloudTrail/{region}/{year}/{month}/{day}/",
        "registration": "direct", "rawDatabase": "%s", "rawTable": "load", "job": "local-load",
        "curatedDatabase": "sluice", "curatedTable": "load", "lakeLocation": "s3://local-lake/load/",
        "partitionBy": ["account", "region", "year", "month", "day"]}]}
      """
          .formatted(BUCKET, Names.RAW_DATABASE);

  private LoadPipeline() {}

  /** Makes what it needs in the embedded cloud. */
  static Pipeline provision(Clients clients) throws IOException {
    Pipeline pipeline = Pipelines.parse(JSON).all().get(0);
    clients
        .ssm()
        .putParameter(
            put ->
                put.name("/" + Names.ENVIRONMENT + "/pipelines")
                    .value(JSON)
                    .type(ParameterType.STRING));
    clients.glue().createDatabase(create -> create.databaseInput(d -> d.name(Names.RAW_DATABASE)));
    List<Column> keys =
        pipeline.rawKeys().stream()
            .map(key -> Column.builder().name(key).type("string").build())
            .toList();
    clients
        .glue()
        .createTable(
            create ->
                create
                    .databaseName(Names.RAW_DATABASE)
                    .tableInput(
                        table ->
                            table
                                .name(pipeline.name())
                                .partitionKeys(keys)
                                .storageDescriptor(
                                    storage -> storage.location("s3://" + BUCKET + "/AWSLogs/"))));
    return pipeline;
  }
}

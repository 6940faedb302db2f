package dev.sluice.local.relational;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.demo.Names;
import dev.sluice.local.http.Json;
import java.io.IOException;

/** Makes in the embedded cloud what Terraform makes on AWS for the workflow; safe to repeat. */
final class RelationalProvisioner {
  static final String LANDED = "sluice_landed";
  private static final String SCRIPTS = "s3://" + Names.SCRIPTS_BUCKET + "/";

  private final AwsJson aws;
  private final Definition definition;

  RelationalProvisioner(AwsJson aws, Definition definition) {
    this.aws = aws;
    this.definition = definition;
  }

  void provision() throws IOException, InterruptedException {
    for (String database : new String[] {LANDED, Names.CURATED_DATABASE}) {
      ObjectNode request = Json.object();
      request.putObject("DatabaseInput").put("Name", database);
      aws.create("AWSGlue.CreateDatabase", request);
    }
    for (ObjectNode job : definition.jobs()) {
      aws.create("AWSGlue.CreateJob", placed(job));
    }
    for (ObjectNode crawler : definition.crawlers()) {
      aws.create("AWSGlue.CreateCrawler", crawler.deepCopy().put("Role", Names.ROLE));
    }
    aws.create("AWSGlue.CreateWorkflow", definition.workflow());
    for (ObjectNode trigger : definition.triggers()) {
      boolean byHand = trigger.path("Type").asText().equals("ON_DEMAND");
      aws.create("AWSGlue.CreateTrigger", trigger.deepCopy().put("StartOnCreation", !byHand));
    }
  }

  /** What the place adds to a job: its role, its program and how Glue runs it. */
  private static ObjectNode placed(ObjectNode job) {
    ObjectNode placed = job.deepCopy();
    placed.put("Role", Names.ROLE);
    placed.put("GlueVersion", "6.0");
    placed
        .putObject("Command")
        .put("Name", "glueetl")
        .put("ScriptLocation", SCRIPTS + "Entry.scala");
    ((ObjectNode) placed.get("DefaultArguments"))
        .put("--job-language", "scala")
        .put("--class", "GlueApp")
        .put("--extra-jars", SCRIPTS + "sluice-jobs.jar")
        .put("--TempDir", "s3://" + Names.TEMP_BUCKET + "/")
        .put("--enable-glue-datacatalog", "true");
    return placed;
  }

  /** The connection's secret as RDS keeps them, and the connection that names it. */
  void connect(String kind, String url, int port, String database, String password)
      throws IOException, InterruptedException {
    String name = Names.ENVIRONMENT + "-" + kind;
    ObjectNode credentials = Json.object();
    credentials.put("username", SourceData.READER).put("password", password);
    credentials
        .put("engine", kind)
        .put("host", "127.0.0.1")
        .put("port", port)
        .put("dbname", database);
    ObjectNode secret = Json.object().put("Name", name).put("SecretString", Json.text(credentials));
    aws.create("secretsmanager.CreateSecret", secret);
    aws.call(
        "secretsmanager.PutSecretValue",
        Json.object().put("SecretId", name).put("SecretString", Json.text(credentials)));
    ObjectNode connection = Json.object();
    ObjectNode input = connection.putObject("ConnectionInput");
    input.put("Name", name).put("ConnectionType", "JDBC");
    input
        .putObject("ConnectionProperties")
        .put("JDBC_CONNECTION_URL", url)
        .put("SECRET_ID", name)
        .put("JDBC_ENFORCE_SSL", "false");
    aws.create("AWSGlue.CreateConnection", connection);
    // the port is another one at each start
    aws.call("AWSGlue.UpdateConnection", connection.put("Name", name));
  }
}

package dev.sluice.dynamicframe.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.size;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameReader;
import dev.sluice.dynamicframe.spark.SparkTypes;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The programs that the bench compares: the same files in, the same Parquet out. */
final class Programs {
  private static final String SCHEMA =
      "struct<id:string,type:string,actor:struct<id:long,login:string,display_login:string,gravatar_id:string,url:string,avatar_url:string>,"
          + "repo:struct<id:long,name:string,url:string>,payload:struct<push_id:long,size:%s,distinct_size:int,ref:string,ref_type:string,description:string,pusher_type:string,head:string,before:string,"
          + "commits:array<struct<sha:string,author:struct<email:string,name:string>,message:string,distinct:boolean,url:string>>>,"
          + "public:boolean,created_at:string,org:struct<id:long,login:string,url:string>>";

  private final SparkSession spark;

  Programs(SparkSession spark) {
    this.spark = spark;
  }

  private static StructType schema(String size) {
    return (StructType) TypeNames.parse(SCHEMA.formatted(size));
  }

  void mappedFrame(Path input, Path output) {
    DynamicFrameReader.of(spark)
        .withSchema(schema("choice<int,string>"))
        .json(input.toString())
        .resolveChoice(List.of(ResolveSpec.of("payload.size", "cast:long")))
        .applyMapping(
            List.of(
                Mapping.of("id", "string", "id", "long"),
                Mapping.of("type", "string", "type", "string"),
                Mapping.of("actor.id", "long", "actor_id", "long"),
                Mapping.of("actor.login", "string", "actor_login", "string"),
                Mapping.of("repo.id", "long", "repo_id", "long"),
                Mapping.of("repo.name", "string", "repo_name", "string"),
                Mapping.of("payload.push_id", "long", "push_id", "long"),
                Mapping.of("payload.size", "long", "size", "long"),
                Mapping.of("payload.ref", "string", "ref", "string"),
                Mapping.of("created_at", "string", "created_at", "timestamp"),
                Mapping.of("org.login", "string", "org_login", "string")))
        .toDF()
        .write()
        .mode("overwrite")
        .parquet(output.toString());
  }

  void mappedRows(Path input, Path output) {
    rows(input)
        .select(
            col("id").cast("long"),
            col("type"),
            col("actor.id").as("actor_id"),
            col("actor.login").as("actor_login"),
            col("repo.id").as("repo_id"),
            col("repo.name").as("repo_name"),
            col("payload.push_id").as("push_id"),
            expr("try_cast(payload.size as bigint)").as("size"),
            col("payload.ref").as("ref"),
            expr("try_cast(created_at as timestamp)").as("created_at"),
            col("org.login").as("org_login"))
        .write()
        .mode("overwrite")
        .parquet(output.toString());
  }

  void relationalizedFrame(Path input, Path output) {
    DynamicFrame frame =
        DynamicFrameReader.of(spark)
            .withSchema(schema("choice<int,string>"))
            .json(input.toString());
    frame
        .resolveChoice(List.of(ResolveSpec.of("payload.size", "cast:long")))
        .relationalize("root", "")
        .frames()
        .forEach((name, table) -> write(table.toDF(), output.resolve(name)));
  }

  void explodedRows(Path input, Path output) {
    Dataset<Row> keyed =
        rows(input)
            .withColumn(
                "key",
                functions.when(size(col("payload.commits")).gt(0), monotonically_increasing_id()));
    write(
        keyed.selectExpr(
            "id",
            "type",
            "actor.id as `actor.id`",
            "actor.login as `actor.login`",
            "actor.display_login as `actor.display_login`",
            "actor.gravatar_id as `actor.gravatar_id`",
            "actor.url as `actor.url`",
            "actor.avatar_url as `actor.avatar_url`",
            "repo.id as `repo.id`",
            "repo.name as `repo.name`",
            "repo.url as `repo.url`",
            "payload.push_id as `payload.push_id`",
            "try_cast(payload.size as bigint) as `payload.size`",
            "payload.distinct_size as `payload.distinct_size`",
            "payload.ref as `payload.ref`",
            "payload.ref_type as `payload.ref_type`",
            "payload.description as `payload.description`",
            "payload.pusher_type as `payload.pusher_type`",
            "payload.head as `payload.head`",
            "payload.before as `payload.before`",
            "key as `payload.commits`",
            "public",
            "created_at",
            "org.id as `org.id`",
            "org.login as `org.login`",
            "org.url as `org.url`"),
        output.resolve("root"));
    write(
        keyed
            .selectExpr("key as id", "posexplode(payload.commits) as (index, c)")
            .selectExpr(
                "id",
                "index",
                "c.sha as `commits.val.sha`",
                "c.author.email as `commits.val.author.email`",
                "c.author.name as `commits.val.author.name`",
                "c.message as `commits.val.message`",
                "c.distinct as `commits.val.distinct`",
                "c.url as `commits.val.url`"),
        output.resolve("commits"));
  }

  private Dataset<Row> rows(Path input) {
    return spark.read().schema(SparkTypes.toSpark(schema("string"))).json(input.toString());
  }

  private static void write(Dataset<Row> rows, Path output) {
    rows.write().mode("overwrite").parquet(output.toString());
  }
}

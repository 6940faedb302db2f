package dev.sluice.local.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.glue.model.CreateDatabaseRequest;
import software.amazon.awssdk.services.glue.model.GetPartitionsRequest;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.StartCrawlerRequest;
import software.amazon.awssdk.services.glue.model.StartJobRunRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;

class CalledResourceTest {
  private static final String GLUE = "arn:aws:glue:us-east-1:000000000000:";
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/";

  @Test
  void resourcesAreNamedAsPoliciesNameThem() {
    assertThat(CalledResource.of("S3", GetObjectRequest.builder().bucket("b").key("k/l").build()))
        .containsExactly("arn:aws:s3:::b/k/l");
    assertThat(CalledResource.of("S3", ListObjectsV2Request.builder().bucket("b").build()))
        .containsExactly("arn:aws:s3:::b");
    var wake = SendMessageRequest.builder().queueUrl("http://h:1/0/local-wake.fifo").build();
    assertThat(CalledResource.of("Sqs", wake))
        .containsExactly("arn:aws:sqs:us-east-1:000000000000:local-wake.fifo");
    var parameter = GetParameterRequest.builder().name("/local/pipelines").build();
    assertThat(CalledResource.of("Ssm", parameter))
        .containsExactly("arn:aws:ssm:us-east-1:000000000000:parameter/local/pipelines");
    assertThat(CalledResource.of("Glue", StartJobRunRequest.builder().jobName("j").build()))
        .containsExactly(GLUE + "job/j");
    assertThat(CalledResource.of("Glue", StartCrawlerRequest.builder().name("c").build()))
        .containsExactly(GLUE + "crawler/c");
    var table = GetTableRequest.builder().databaseName("d").name("t").build();
    assertThat(CalledResource.of("Glue", table)).containsExactly(GLUE + "table/d/t");
    var partitions = GetPartitionsRequest.builder().databaseName("d").tableName("t").build();
    assertThat(CalledResource.of("Glue", partitions)).containsExactly(GLUE + "table/d/t");
  }

  @Test
  void anIndexAndEachTableOfABatchAreResourcesOfTheirOwn() {
    var query = QueryRequest.builder().tableName("ledger").indexName("open").build();
    assertThat(CalledResource.of("DynamoDb", query)).containsExactly(TABLE + "ledger/index/open");
    var keys = KeysAndAttributes.builder().keys(List.of(Map.of())).build();
    var batch = BatchGetItemRequest.builder().requestItems(Map.of("a", keys, "b", keys)).build();
    assertThat(CalledResource.of("DynamoDb", batch))
        .containsExactlyInAnyOrder(TABLE + "a", TABLE + "b");
  }

  @Test
  void aCallThatNamesNoResourceIsAboutAnyOfThem() {
    assertThat(CalledResource.of("S3", ListBucketsRequest.builder().build())).containsExactly("*");
    assertThat(CalledResource.of("Glue", CreateDatabaseRequest.builder().build()))
        .containsExactly("*");
    assertThat(CalledResource.of("DynamoDb", ListTablesRequest.builder().build()))
        .containsExactly("*");
    assertThat(CalledResource.of("CloudTrail", ListBucketsRequest.builder().build()))
        .containsExactly("*");
  }
}

package dev.sluice.lambda.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events as AWS documents them. */
class EventsTest {
  @Test
  void anObjectCreatedEventTellsBucketKeySizeAndTime() {
    var event =
        ObjectCreatedEvent.parse(
            """
            {"version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103",
             "detail-type": "Object Created", "source": "aws.s3", "account": "111122223333",
             "time": "2021-11-12T00:00:00Z", "region": "ca-central-1",
             "resources": ["arn:aws:s3:::amzn-s3-demo-bucket1"],
             "detail": {"version": "0", "event-version": "1.0",
              "bucket": {"name": "amzn-s3-demo-bucket1"},
              "object": {"key": "AWSLogs/it's + \\u00fc.gz", "size": 5,
               "etag": "b1946ac92492d2347c6235b4d2611184",
               "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e", "sequencer": "617f08299329d189"},
              "request-id": "N4N7GDK58NMKJ12R", "requester": "123456789012",
              "source-ip-address": "1.2.3.4", "reason": "PutObject"}}
            """);

    assertThat(event)
        .isEqualTo(
            new ObjectCreatedEvent(
                "amzn-s3-demo-bucket1",
                "AWSLogs/it's + ü.gz",
                5,
                Instant.parse("2021-11-12T00:00:00Z")));
  }

  @Test
  void aMessageThatIsNoObjectCreatedEventSaysWhatItIs() {
    assertThatThrownBy(() -> ObjectCreatedEvent.parse("no json"))
        .hasMessageContaining("Object Created event is no JSON")
        .hasMessageContaining("no json");
    assertThatThrownBy(() -> ObjectCreatedEvent.parse("{\"detail-type\": \"Object Deleted\"}"))
        .hasMessageContaining("detail-type is 'Object Deleted'");
    assertThatThrownBy(
            () ->
                ObjectCreatedEvent.parse(
                    "{\"detail-type\": \"Object Created\", \"detail\": {\"object\": {}}}"))
        .hasMessageContaining("Object Created event.detail.object.size must be a whole number");
  }

  @Test
  void aCrawlerStateEventTellsWhatChanged() throws IOException {
    String started =
        """
        {"version": "0", "detail-type": "Glue Crawler State Change", "source": "aws.glue",
         "time": "2017-11-11T01:09:46Z", "region": "us-east-1", "resources": [],
         "detail": {"accountId": "1234", "crawlerName": "sluice-cloudtrail-1-eu-west-1",
          "startTime": "2017-11-11T01:09:46Z", "state": "Succeeded", "message": "done",
          "tablesCreated": "0", "warningMessage": "N/A", "runningTime (sec)": "7"}}
        """;

    assertThat(CrawlerStateEvent.of(read(started)))
        .isEqualTo(new CrawlerStateEvent("sluice-cloudtrail-1-eu-west-1", "Succeeded"));
  }

  @Test
  void aJobStateEventTellsWhatChanged() throws IOException {
    String succeeded =
        """
        {"version": "0", "id": "abcdef00-1234-5678-9abc-def012345678",
         "detail-type": "Glue Job State Change", "source": "aws.glue", "account": "123456789012",
         "time": "2017-09-07T18:57:21Z", "region": "us-west-2", "resources": [],
         "detail": {"jobName": "MyJob", "severity": "INFO", "state": "SUCCEEDED",
          "jobRunId": "jr_abcdef", "message": "Job run succeeded", "new": {"in": ["2027"]}}}
        """;

    assertThat(JobStateEvent.of(read(succeeded)))
        .isEqualTo(new JobStateEvent("MyJob", "jr_abcdef", "SUCCEEDED"));
  }

  private static Map<String, Object> read(String json) throws IOException {
    return Payloads.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}

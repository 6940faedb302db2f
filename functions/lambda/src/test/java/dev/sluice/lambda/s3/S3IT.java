package dev.sluice.lambda.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.control.ObjectLister.Item;
import dev.sluice.control.Outcome;
import dev.sluice.lambda.moto.MotoServer;
import dev.sluice.ledger.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Listing, writing and deleting objects against moto. */
class S3IT {
  private final String bucket = "bucket-" + UUID.randomUUID();
  private S3Client s3;
  private S3Lister lister;
  private S3Writer writer;

  @BeforeEach
  void aBucket() throws Exception {
    s3 = MotoServer.clients().s3();
    s3.createBucket(create -> create.bucket(bucket));
    lister = new S3Lister(s3);
    writer = new S3Writer(s3);
  }

  @Test
  void directoriesAreListedWithoutTheirObjects() {
    put("AWSLogs/1/a.json", "AWSLogs/1/b.json", "AWSLogs/2/it's \"odd\" ü+ .json", "x.json");

    assertThat(lister.directories(bucket, "AWSLogs/", null))
        .isEqualTo(new Outcome.Done<>(Page.only(List.of("AWSLogs/1/", "AWSLogs/2/"))));
    assertThat(lister.objects(bucket, "AWSLogs/2/", null))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(((Page<?>) done.value()).items())
                    .extracting(item -> ((Item) item).key())
                    .isEqualTo(List.of("AWSLogs/2/it's \"odd\" ü+ .json")));
  }

  @Test
  void bytesAreCountedByPrefix() {
    put("AWSLogs/1/a.json", "AWSLogs/1/b.json", "AWSLogs/2/c.json");

    assertThat(lister.bytes(bucket, List.of("AWSLogs/1/", "AWSLogs/2/", "AWSLogs/3/")))
        .isEqualTo(
            new Outcome.Done<>(Map.of("AWSLogs/1/", 4L, "AWSLogs/2/", 2L, "AWSLogs/3/", 0L)));
  }

  @Test
  void aDirectoryIsDeletedAndItsNeighbourStays() {
    put("lake/g1/a", "lake/g1/b", "lake/g10/a");

    assertThat(writer.deleteDirectory("s3://" + bucket + "/lake/g1/")).isEqualTo(Outcome.done());
    assertThat(s3.listObjectsV2(list -> list.bucket(bucket)).contents())
        .extracting(object -> object.key())
        .containsExactly("lake/g10/a");
    assertThatThrownBy(() -> writer.deleteDirectory("s3://" + bucket + "/lake/g1"))
        .hasMessageContaining("end it with '/'");
    assertThatThrownBy(() -> writer.deleteDirectory("s3://" + bucket + "/"))
        .hasMessageContaining("names no object");
  }

  @Test
  void aReportIsReadAndOneThatIsMissingOrCutShortIsNone() {
    var reports = new S3RunReports(s3);
    String uri = "s3://" + bucket + "/_sluice/reports/cloudtrail/t-1.json";

    assertThat(reports.read(uri)).isEqualTo(new Outcome.Done<>(Optional.empty()));
    writer.put(uri, "{\"token\": \"t-1\", \"rea");
    assertThat(reports.read(uri)).isEqualTo(new Outcome.Done<>(Optional.empty()));
    writer.put(uri, ReportJsonTest.REPORT);
    assertThat(reports.read(uri))
        .isEqualTo(new Outcome.Done<>(ReportJson.read(uri, ReportJsonTest.REPORT)));
  }

  @Test
  void aBucketThatIsMissingIsToldAsNotFound() {
    assertThat(lister.objects("no-such-" + bucket, "", null))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.cause()).isEqualTo(Outcome.Cause.NOT_FOUND));
  }

  private void put(String... keys) {
    for (String key : keys) {
      assertThat(writer.put("s3://" + bucket + "/" + key, "{}")).isEqualTo(Outcome.done());
    }
  }
}

package dev.sluice.lambda.s3;

import dev.sluice.control.Outcome;
import dev.sluice.control.RunReport;
import dev.sluice.control.RunReports;
import dev.sluice.lambda.aws.Calls;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads run reports from S3. */
public final class S3RunReports implements RunReports {
  private final S3Client s3;

  /** Reports in the buckets that the client may read. */
  public S3RunReports(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Outcome<Optional<RunReport>> read(String uri) {
    S3Uri report = S3Uri.parse(uri);
    return Calls.repeatable(
        "GetObject " + uri,
        () -> {
          try {
            var json =
                s3.getObjectAsBytes(get -> get.bucket(report.bucket()).key(report.key()))
                    .asUtf8String();
            return ReportJson.read(uri, json);
          } catch (NoSuchKeyException absent) {
            return Optional.empty();
          }
        });
  }
}

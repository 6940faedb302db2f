package dev.sluice.local.generate;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the records of one file as JSON text; the same file always gets the same records. */
final class RecordWriter {
  private static final List<String> AGENTS =
      List.of(
          "aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/linux#6.8 md/arch#x86_64 lang/python#3.13.7",
          "aws-sdk-java/2.35.5 md/io#sync md/http#Apache ua/2.1 os/Linux#6.1 lang/java#17.0.15",
          "APN/1.0 HashiCorp/1.0 Terraform/1.11.4 (+https://www.terraform.io) aws-sdk-go-v2/1.36.3",
          "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "autoscaling.amazonaws.com",
          "lambda.amazonaws.com",
          "AWS Internal");
  private static final List<String> VERSIONS = List.of("1.05", "1.08", "1.09", "1.10", "1.11");
  private static final List<String> ORIGINS =
      List.of("cloudformation.amazonaws.com", "203.0.113.", "198.51.100.", "10.2.7.", "2001:db8::");

  private final EventShapes shapes;
  private final FilePlan file;
  private final SplittableRandom random;
  private final Scene scene;

  RecordWriter(EventShapes shapes, FilePlan file) {
    this.shapes = shapes;
    this.file = file;
    this.random = new SplittableRandom(file.contentSeed());
    this.scene = new Scene(random, file.account(), file.region());
  }

  /** Appends the next record and says which service it is of. */
  String append(StringBuilder out) {
    EventShape shape = shapes.pick(random);
    Instant time = file.happened().minusSeconds(random.nextInt(900));
    boolean failed = !shape.errors().isEmpty() && random.nextInt(9) == 0;
    out.append("{\"eventVersion\":\"").append(Chance.pick(VERSIONS, random)).append("\",");
    UserIdentity.append(out, scene, time, shape.console());
    text(out, "eventTime", time.toString());
    text(out, "eventSource", shape.source());
    text(out, "eventName", shape.name());
    // A few records lie under another region than their own, as those of global services do.
    text(out, "awsRegion", shape.global() && random.nextInt(20) == 0 ? "us-east-1" : file.region());
    out.append(",\"sourceIPAddress\":\"");
    origin(out);
    text(out.append('"'), "userAgent", Chance.pick(AGENTS, random));
    if (failed) {
      template(out, "errorCode", shape.errors().get(0));
      template(out, "errorMessage", shape.errors().get(1));
    }
    template(out, "requestParameters", Chance.pick(shape.requests(), random));
    if (failed) {
      out.append(",\"responseElements\":null");
    } else {
      template(out, "responseElements", Chance.pick(shape.responses(), random));
    }
    if (!shape.additional().isEmpty()) {
      template(out, "additionalEventData", Chance.pick(shape.additional(), random));
    }
    tail(out, shape);
    return shape.source();
  }

  private void tail(StringBuilder out, EventShape shape) {
    Chance.uuid(out.append(",\"requestID\":\""), random);
    Chance.uuid(out.append("\",\"eventID\":\""), random);
    out.append('"');
    // Missing is not null: old event versions have no readOnly at all.
    if (random.nextInt(40) != 0) {
      out.append(",\"readOnly\":").append(shape.readOnly());
    }
    if (shape.dataEvent()) {
      out.append(",\"resources\":[{\"type\":\"AWS::S3::Object\",\"ARNPrefix\":\"arn:aws:s3:::acme-")
          .append(Chance.pick(Chance.WORDS, random))
          .append("/\"},{\"accountId\":\"")
          .append(file.account())
          .append("\",\"type\":\"AWS::S3::Bucket\"}]");
    }
    text(out, "eventType", shape.console() ? "AwsConsoleSignIn" : "AwsApiCall");
    out.append(",\"managementEvent\":").append(!shape.dataEvent());
    text(out, "recipientAccountId", file.account());
    if (random.nextInt(12) == 0) {
      Chance.uuid(out.append(",\"sharedEventID\":\""), random);
      out.append('"');
    }
    text(out, "eventCategory", shape.dataEvent() ? "Data" : "Management");
    if (random.nextInt(3) != 0) {
      out.append(
              ",\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\","
                  + "\"clientProvidedHostHeader\":\"")
          .append(shape.source(), 0, shape.source().indexOf('.') + 1)
          .append(file.region())
          .append(".amazonaws.com\"}");
    }
    out.append('}');
  }

  private void origin(StringBuilder out) {
    String origin = Chance.pick(ORIGINS, random);
    out.append(origin);
    if (!origin.endsWith("com")) {
      out.append(1 + random.nextInt(254));
    }
  }

  private void template(StringBuilder out, String name, Template template) {
    out.append(",\"").append(name).append("\":");
    template.append(out, scene);
  }

  private static void text(StringBuilder out, String name, String value) {
    out.append(",\"").append(name).append("\":\"").append(value).append('"');
  }
}

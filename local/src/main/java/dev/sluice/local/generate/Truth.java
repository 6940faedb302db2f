package dev.sluice.local.generate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is true about a generated data set, gathered file by file and written as its manifest. */
final class Truth {
  private record Place(String account, String region, LocalDate day) {}

  private static final class Counts {
    long files;
    long records;
    long distinct;
    long rejected;
  }

  private final Map<Place, Counts> partitions =
      new TreeMap<>(
          Comparator.comparing(Place::account)
              .thenComparing(Place::region)
              .thenComparing(Place::day));
  private final Map<String, Long> sources = new TreeMap<>();
  private final Map<String, Long> distinctSources = new TreeMap<>();
  private final Counts total = new Counts();
  private final List<WrittenFile> objects = new ArrayList<>();

  void add(WrittenFile file) {
    FilePlan plan = file.plan();
    Counts partition =
        partitions.computeIfAbsent(
            new Place(plan.account(), plan.region(), plan.day()), p -> new Counts());
    for (Counts counts : List.of(partition, total)) {
      counts.files++;
      counts.records += plan.records();
      counts.distinct += plan.kind() == FilePlan.Kind.LOG ? plan.records() : 0;
      counts.rejected += plan.kind() == FilePlan.Kind.CORRUPT ? plan.records() : 0;
    }
    file.sources().forEach((name, count) -> sources.merge(name, (long) count, Long::sum));
    if (plan.kind() == FilePlan.Kind.LOG) {
      file.sources().forEach((name, count) -> distinctSources.merge(name, (long) count, Long::sum));
    }
    objects.add(file);
  }

  Generated summary(int ignored) {
    return new Generated(
        total.files, ignored, partitions.size(), total.records, total.distinct, total.rejected);
  }

  void write(Path manifest, SigningKey key, List<DigestFile> digests, List<String> ignored)
      throws IOException {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(Files.newBufferedWriter(manifest))) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      counts(json, total);
      json.writeArrayFieldStart("partitions");
      for (Map.Entry<Place, Counts> entry : partitions.entrySet()) {
        partition(json, entry.getKey(), entry.getValue());
      }
      json.writeEndArray();
      sources(json, "eventSources", sources);
      sources(json, "distinctEventSources", distinctSources);
      json.writeArrayFieldStart("objects");
      for (WrittenFile file : objects) {
        object(json, file);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("ignored");
      for (String other : ignored) {
        json.writeString(other);
      }
      json.writeEndArray();
      signatures(json, key, digests);
      json.writeEndObject();
    }
  }

  private static void counts(JsonGenerator json, Counts counts) throws IOException {
    json.writeNumberField("records", counts.records);
    json.writeNumberField("distinctEventIds", counts.distinct);
    json.writeNumberField("rejected", counts.rejected);
    json.writeNumberField("files", counts.files);
  }

  private static void partition(JsonGenerator json, Place place, Counts counts) throws IOException {
    json.writeStartObject();
    json.writeStringField("account", place.account());
    json.writeStringField("region", place.region());
    json.writeStringField("year", String.format("%04d", place.day().getYear()));
    json.writeStringField("month", String.format("%02d", place.day().getMonthValue()));
    json.writeStringField("day", String.format("%02d", place.day().getDayOfMonth()));
    counts(json, counts);
    json.writeEndObject();
  }

  private static void sources(JsonGenerator json, String name, Map<String, Long> sources)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> source : sources.entrySet()) {
      json.writeNumberField(source.getKey(), source.getValue());
    }
    json.writeEndObject();
  }

  private static void object(JsonGenerator json, WrittenFile file) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", file.plan().key());
    json.writeNumberField("bytes", file.bytes());
    json.writeNumberField("records", file.plan().records());
    json.writeStringField("sha256", file.objectSha256());
    json.writeStringField("contentSha256", file.contentSha256());
    json.writeEndObject();
  }

  private static void signatures(JsonGenerator json, SigningKey key, List<DigestFile> digests)
      throws IOException {
    json.writeObjectFieldStart("publicKey");
    json.writeStringField("fingerprint", key.fingerprint());
    json.writeStringField("value", key.publicKey());
    json.writeEndObject();
    json.writeObjectFieldStart("digestSignatures");
    for (DigestFile digest : digests) {
      json.writeStringField(digest.key(), digest.signature());
    }
    json.writeEndObject();
  }
}

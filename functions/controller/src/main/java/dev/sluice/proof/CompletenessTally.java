package dev.sluice.proof;

import dev.sluice.layout.OutputPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds proofs up by day and region. */
final class CompletenessTally {
  private final Map<String, Row> rows = new TreeMap<>();
  private final Row all = new Row("", "");
  private final List<DigestRecord> faults = new ArrayList<>();
  private final List<DigestRecord> starts = new ArrayList<>();
  private int verified;

  void add(OutputPartition output, Proof proof) {
    Map<String, String> values = output.values();
    String day =
        "%s-%s-%s"
            .formatted(
                values.getOrDefault("year", "*"),
                values.getOrDefault("month", "*"),
                values.getOrDefault("day", "*"));
    String region = values.getOrDefault("region", "*");
    rows.computeIfAbsent(day + "/" + region, any -> new Row(day, region)).add(proof);
    all.add(proof);
  }

  void add(DigestRecord digest) {
    if (digest.state() == DigestRecord.State.VERIFIED) {
      verified++;
    } else {
      faults.add(digest);
    }
    if (digest.isStart()) {
      starts.add(digest);
    }
  }

  Completeness sum() {
    return new Completeness(
        all.part(), rows.values().stream().map(Row::part).toList(), verified, faults, starts);
  }

  private static final class Row {
    private final String day;
    private final String region;
    private final List<ObjectRef> missing = new ArrayList<>();
    private final List<ObjectRef> tampered = new ArrayList<>();
    private final List<ObjectRef> deleted = new ArrayList<>();
    private int expected;
    private int read;
    private int proven;
    private int unread;
    private int unlisted;

    Row(String day, String region) {
      this.day = day;
      this.region = region;
    }

    void add(Proof proof) {
      expected += proof.expected();
      read += proof.read();
      proven += proof.proven();
      unread += proof.all(FileVerdict.UNREAD).size();
      unlisted += proof.all(FileVerdict.UNLISTED).size();
      missing.addAll(proof.all(FileVerdict.MISSING));
      tampered.addAll(proof.all(FileVerdict.TAMPERED));
      deleted.addAll(proof.all(FileVerdict.DELETED));
    }

    Completeness.Part part() {
      return new Completeness.Part(
          day, region, expected, read, proven, unread, unlisted, missing, tampered, deleted);
    }
  }
}

package dev.sluice.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BadInputTest {
  private static final String FIRST = event("one");
  private static final String SECOND = event("two");
  private static final String FILE = "{\"Records\":[" + FIRST + "," + SECOND + "]}";

  private static String event(String id) {
    return "{\"eventTime\":\"2026-11-03T10:00:05Z\",\"eventID\":\""
        + id
        + "\",\"requestParameters\":{\"a\":[1,\"\\u00e9\",{}]}}";
  }

  @Test
  void aFileCutShortAnywhereGivesItsWholeRecordsAndOneRejection() throws IOException {
    byte[] whole = FILE.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      Read read = Read.file(Arrays.copyOf(whole, length));
      boolean second = length >= FILE.indexOf(SECOND) + SECOND.length();
      boolean first = length >= FILE.indexOf(FIRST) + FIRST.length();
      assertThat(read.rows()).as("%d bytes", length).hasSize(second ? 2 : first ? 1 : 0);
      assertThat(read.report().rejected()).isEqualTo(1);
      assertThat(read.report().recordsRead()).isEqualTo(read.rows().size() + 1L);
      assertThat(read.report().bytes()).isEqualTo(length);
    }
  }

  @Test
  void gzipCutShortAnywhereIsToldAndNothingIsMadeUp() throws IOException {
    byte[] whole = Read.gzip(FILE);
    for (int length = 1; length < whole.length; length++) {
      Read read = Read.file(Arrays.copyOf(whole, length));
      assertThat(read.report().rejected()).as("%d bytes", length).isEqualTo(1);
      assertThat(read.report().reason()).contains("gzip is cut short");
      assertThat(read.rows().size()).isLessThanOrEqualTo(2);
      assertThat(read.report().bytes()).isEqualTo(length);
    }
  }

  @Test
  void aChangedByteAnywhereIsNoticedOrLeavesAValidFile() throws IOException {
    byte[] whole = Read.gzip(FILE);
    Random random = new Random(3);
    for (int i = 0; i < whole.length * 20; i++) {
      byte[] changed = whole.clone();
      int at = random.nextInt(whole.length);
      changed[at] ^= (byte) (1 + random.nextInt(255));
      Read read = Read.file(changed);
      long delivered = read.rows().size();
      assertThat(read.report().recordsRead()).isEqualTo(delivered + read.report().rejected());
      assertThat(read.rejected()).hasSize((int) read.report().rejected());
      // The header's time, flags of no effect and system byte may change without harm.
      assertThat(read.report().rejected() > 0 || at < 10).as("byte %d", at).isTrue();
    }
  }

  @Test
  void aDamagedRecordDoesNotTakeItsNeighboursAlong() throws IOException {
    Read read = Read.records(FIRST, "{\"eventTime\":tru,\"x\":\"}\"}", SECOND, "17", "null");
    assertThat(read.rows()).extracting(row -> row.get("eventID")).containsExactly("one", "two");
    assertThat(read.rejected()).extracting(RejectedRecord::index).containsExactly(1L, 3L, 4L);
    assertThat(read.rejected().get(0).reason()).contains("found ',' where true should be");
    assertThat(read.rejected().get(1).reason()).isEqualTo("it is not an object");
    assertThat(new String(read.rejected().get(0).text(), StandardCharsets.UTF_8))
        .isEqualTo("{\"eventTime\":tru,\"x\":\"}\"}");
    assertThat(read.report().recordsRead()).isEqualTo(5);
  }

  @Test
  void aRecordWithoutAReadableTimeIsKeptAside() throws IOException {
    Read read = Read.records("{\"eventID\":\"a\"}", "{\"eventTime\":\"yesterday\"}", FIRST);
    assertThat(read.rows()).hasSize(1);
    assertThat(read.rejected())
        .extracting(RejectedRecord::reason)
        .containsExactly(
            "it has no eventTime", "its eventTime 'yesterday' is not an ISO-8601 time");
  }

  @Test
  void filesOfAnotherFormAreRejectedWholeAndSayWhy() throws IOException {
    for (String other :
        List.of(
            "[" + FIRST + "]",
            FIRST,
            "{\"Events\":[" + FIRST + "]}",
            "{\"Records\":{}}",
            "{\n  \"Records\": [\n    " + FIRST + "\n  ]\n}",
            "no JSON at all",
            "PK\u0003\u0004",
            "")) {
      Read read = Read.plain(other);
      assertThat(read.rows()).as(other).isEmpty();
      assertThat(read.report().recordsRead()).isEqualTo(1);
      assertThat(read.report().rejected()).isEqualTo(1);
      assertThat(read.report().reason()).isNotBlank();
    }
    assertThat(Read.plain("{\"Events\":[]}").report().reason())
        .isEqualTo(
            "not gzip, and not CloudTrail's form {\"Records\":[…]}: the first member is 'Events' at byte 1");
  }

  @Test
  void whatFollowsTheRecordsIsCountedOnceAndLosesNoRecord() throws IOException {
    for (String tail : List.of("x", ",\"More\":1}", "}{\"Records\":[]}")) {
      Read read = Read.plain("{\"Records\":[" + FIRST + "]" + tail);
      assertThat(read.rows()).hasSize(1);
      assertThat(read.report().rejected()).as(tail).isEqualTo(1);
    }
    byte[] packed = Read.gzip(FILE);
    byte[] garbage = Arrays.copyOf(packed, packed.length + 3);
    garbage[packed.length] = 'x';
    Read read = Read.file(garbage);
    assertThat(read.rows()).hasSize(2);
    assertThat(read.report().reason()).contains("garbage follows the gzip stream");
    assertThat(read.report().bytes()).isEqualTo(garbage.length);
  }

  @Test
  void aFileOfSeveralGzipMembersOrWithPaddingIsOneFile() throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(Read.gzip(FILE.substring(0, 50)));
    members.write(Read.gzip(FILE.substring(50)));
    members.write(new byte[512]);
    Read read = Read.file(members.toByteArray());
    assertThat(read.rows()).hasSize(2);
    assertThat(read.report().reason()).isNull();
  }

  @Test
  void theHashIsOverTheUnpackedContentAlsoOfABadFile() throws Exception {
    String bad = FILE + "garbage".repeat(100_000);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bad.getBytes(StandardCharsets.UTF_8));
    assertThat(Read.file(Read.gzip(bad)).report().sha256())
        .isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(Read.plain(bad).report().sha256()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void noRecordsAreFineInEveryLayout() throws IOException {
    for (String empty : List.of("{\"Records\":[]}", "{\n \"Records\": [\n ]\n}\n")) {
      Read read = Read.plain(empty);
      assertThat(read.report().recordsRead()).isZero();
      assertThat(read.report().reason()).isNull();
    }
  }

  @Test
  void theDocumentedSpecialFilesHoldNoEvents() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.folder("cloudtrail-edge"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        Read read = Read.file(Files.readAllBytes(file));
        assertThat(read.rows()).as(name).isEmpty();
        long rejected = name.contains("empty") ? 0 : name.contains("insight") ? 2 : 1;
        assertThat(read.report().rejected()).as(name).isEqualTo(rejected);
      }
    }
  }

  @Test
  void aFailingSourceIsNotMistakenForABadFile() throws IOException {
    byte[] half = Arrays.copyOf(Read.gzip(FILE), 40);
    InputStream failing =
        new FilterInputStream(new ByteArrayInputStream(half)) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count < 0) {
              throw new IOException("connection reset");
            }
            return count;
          }
        };
    try (CloudTrailReader reader =
        new CloudTrailReader("file", failing, Projection.all(), record -> {})) {
      assertThatThrownBy(reader::next)
          .isInstanceOf(IOException.class)
          .hasMessage("connection reset");
    }
  }
}

package dev.sluice.local.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path temp;

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
    generate("a", 2_000, 7);
    generate("b", 2_000, 7);
    generate("c", 2_000, 8);

    assertThat(hashes("a")).isEqualTo(hashes("b"));
    assertThat(hashes("a")).isNotEqualTo(hashes("c"));
  }

  @Test
  void theManifestSaysWhatAReaderFinds() throws Exception {
    Generated made = generate("a", 3_000, 1);
    JsonNode manifest = manifest("a");

    long read = 0;
    long rejected = 0;
    Set<String> ids = new HashSet<>();
    Map<String, Integer> sources = new HashMap<>();
    for (JsonNode object : manifest.get("objects")) {
      Path file = temp.resolve("a").resolve(object.get("key").textValue());
      assertThat(Hashes.hex(Files.readAllBytes(file))).isEqualTo(object.get("sha256").textValue());
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        for (JsonNode record : JSON.readTree(in).get("Records")) {
          read++;
          ids.add(record.get("eventID").textValue());
          sources.merge(record.get("eventSource").textValue(), 1, Integer::sum);
        }
      } catch (IOException noLog) {
        read++;
        rejected++;
      }
    }

    assertThat(read).isEqualTo(3_000).isEqualTo(manifest.get("records").longValue());
    assertThat(rejected).isEqualTo(1).isEqualTo(manifest.get("rejected").longValue());
    assertThat(ids).hasSize(manifest.get("distinctEventIds").intValue());
    assertThat(made.distinct()).isEqualTo(ids.size()).isLessThan(2_999);
    assertThat(manifest.get("eventSources")).isEqualTo(JSON.valueToTree(sources));
  }

  @Test
  void everyOddityOfRealLogsIsThere() throws Exception {
    generate("a", 5_000, 3);
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(temp.resolve("a"))) {
      for (Path file : files.filter(f -> f.toString().contains("/CloudTrail/")).toList()) {
        if (Files.isRegularFile(file)) {
          try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            all.append(new String(in.readAllBytes(), UTF_8));
          }
        }
      }
    }

    assertThat(all)
        .contains("503 Slow Down")
        .contains("{\"Records\":[]}")
        .contains("\"filter\":\"a\",\"Filter\":[\"b\"]")
        .containsPattern("\"maxResults\":\\d")
        .containsPattern("\"maxResults\":\"\\d")
        .contains("\"disableApiTermination\":false", "\"disableApiTermination\":{")
        .contains("日本語")
        .contains("\"policy\":\"{\\\"Version\\\"");
    assertThat(manifest("a").get("ignored").toString())
        .contains("/CloudTrail-Digest/", "/CloudTrail-Insight/")
        .contains("/CloudTrail-NetworkActivity/", "/CloudTrail-Aggregated/");
  }

  @Test
  void everyDigestIsSignedAndNamesTheOneBefore() throws Exception {
    generate("a", 2_000, 5);
    JsonNode manifest = manifest("a");
    PublicKey key = publicKey(manifest.get("publicKey").get("value").textValue());
    Map<String, String> listed = new HashMap<>();

    for (Map.Entry<String, JsonNode> entry : manifest.get("digestSignatures").properties()) {
      byte[] content = unpack(entry.getKey());
      JsonNode digest = JSON.readTree(content);
      String before = digest.get("previousDigestSignature").asText("null");
      String signed =
          String.join(
              "\n",
              digest.get("digestEndTime").textValue(),
              digest.get("digestS3Bucket").textValue() + "/" + entry.getKey(),
              Hashes.hex(content),
              before);
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(signed.getBytes(UTF_8));
      assertThat(verifier.verify(HexFormat.of().parseHex(entry.getValue().textValue())))
          .as(entry.getKey())
          .isTrue();
      if (!before.equals("null")) {
        String previous = digest.get("previousDigestS3Object").textValue();
        assertThat(Hashes.hex(unpack(previous)))
            .isEqualTo(digest.get("previousDigestHashValue").textValue());
      }
      for (JsonNode log : digest.get("logFiles")) {
        listed.put(log.get("s3Object").textValue(), log.get("hashValue").textValue());
      }
    }

    Map<String, String> written = new HashMap<>();
    for (JsonNode object : manifest.get("objects")) {
      written.put(object.get("key").textValue(), object.get("contentSha256").textValue());
    }
    assertThat(listed).isEqualTo(written);
  }

  @Test
  void aFilledDirectoryIsRefused() throws Exception {
    Files.writeString(temp.resolve("old"), "x");

    assertThatThrownBy(() -> generate("", 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void allFaultsOfTheSettingsAreToldTogether() {
    assertThatThrownBy(
            () ->
                new GeneratorSettings(
                    temp, 0, 1, "b", "o-1", 0, 99, 0, LocalDate.parse("2026-11-01")))
        .hasMessageContaining("records is 0")
        .hasMessageContaining("accounts is 0")
        .hasMessageContaining("regions is 99")
        .hasMessageContaining("days is 0")
        .hasMessageContaining("organization is 'o-1'");
  }

  private Generated generate(String name, long records, long seed) throws Exception {
    LocalDate day = LocalDate.parse("2026-11-01");
    return new Generator(
            new GeneratorSettings(
                temp.resolve(name), records, seed, "local-raw", "o-a1b2c3d4e5", 2, 3, 2, day),
            2)
        .run(written -> {});
  }

  private JsonNode manifest(String name) throws IOException {
    return JSON.readTree(temp.resolve(name).resolve(Generator.MANIFEST).toFile());
  }

  private byte[] unpack(String key) throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(temp.resolve("a").resolve(key)))) {
      return in.readAllBytes();
    }
  }

  private Map<String, String> hashes(String name) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    Path root = temp.resolve(name);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(root.relativize(file).toString(), Hashes.hex(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  /** Reads the PKCS#1 form: a sequence of two integers. */
  private static PublicKey publicKey(String base64) throws Exception {
    byte[] der = Base64.getDecoder().decode(base64);
    int modulusLength = ((der[6] & 0xff) << 8) | (der[7] & 0xff);
    List<BigInteger> numbers =
        List.of(
            new BigInteger(1, der, 8, modulusLength),
            new BigInteger(1, der, 8 + modulusLength + 2, der[8 + modulusLength + 1]));
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(numbers.get(0), numbers.get(1)));
  }
}

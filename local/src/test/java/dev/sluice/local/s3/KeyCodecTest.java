package dev.sluice.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCodecTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/03/file.json.gz",
        "../../etc/passwd",
        "a/./b/..",
        "/leading//double/",
        "%2e%2E/100%",
        "it's \"quoted\" \\ <b> 文件",
        "x-3f2504e0-4f89-11d3-9a0c-0305e82c3301"
      })
  void everyKeyComesBackFromAPathThatIsSafe(String key) {
    String path = KeyCodec.encode(key);

    assertThat(KeyCodec.decode(path)).isEqualTo(key);
    assertThat(path).matches("[A-Za-z0-9_=+@,~%./-]*").doesNotStartWith("/");
    assertThat(path.split("/")).noneMatch(segment -> segment.startsWith("."));
    assertThat(KeyCodec.UNFINISHED.matcher(path).matches()).isFalse();
  }

  @Test
  void theStartOfAKeyIsTheStartOfItsPath() {
    String key = "a b/.hidden//ü.gz";

    for (int length : new int[] {1, 2, 3, 4, 5, 12, 13, 14}) {
      assertThat(KeyCodec.encode(key)).startsWith(KeyCodec.encodePrefix(key.substring(0, length)));
    }
  }
}

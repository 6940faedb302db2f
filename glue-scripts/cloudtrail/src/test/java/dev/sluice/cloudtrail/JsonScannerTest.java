package dev.sluice.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonScannerTest {
  private static final String MUTATIONS = "{}[]\",:\\0123456789.eE+-tfnul x\n\u0001";
  private final JsonScanner scanner = new JsonScanner();
  private final JsonFactory factory = new JsonFactory();

  @Test
  void validJsonIsAcceptedAndItsEndIsFound() throws IOException {
    for (int seed = 0; seed < 3000; seed++) {
      String value = new RandomJson(seed).object(5);
      byte[] bytes = (value + " ,").getBytes(StandardCharsets.UTF_8);
      assertThat(end(bytes)).as("seed %d: %s", seed, value).isEqualTo(bytes.length - 2);
    }
  }

  @Test
  void damagedJsonIsRefusedWhereAStrictParserRefusesIt() throws IOException {
    int refused = 0;
    for (int seed = 0; seed < 6000; seed++) {
      Random random = new Random(seed);
      String value = ascii(new RandomJson(seed).object(4));
      StringBuilder damaged = new StringBuilder(value);
      int at = random.nextInt(value.length());
      char put = MUTATIONS.charAt(random.nextInt(MUTATIONS.length()));
      switch (random.nextInt(3)) {
        case 0 -> damaged.setCharAt(at, put);
        case 1 -> damaged.deleteCharAt(at);
        default -> damaged.insert(at, put);
      }
      // White space ends a value that the damage has turned into a bare number.
      String text = damaged.append(' ').toString();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int end = end(bytes);
      boolean accepted = end >= 0 && text.substring(end).isBlank();
      assertThat(accepted).as("seed %d: %s", seed, text).isEqualTo(isValid(bytes));
      refused += accepted ? 0 : 1;
    }
    assertThat(refused).isBetween(2000, 5900);
  }

  @Test
  void onlyUtf8IsAcceptedInsideStrings() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 200_000; i++) {
      byte[] inside = new byte[1 + random.nextInt(5)];
      for (int b = 0; b < inside.length; b++) {
        inside[b] = (byte) (random.nextInt(4) == 0 ? 'a' : 0x80 + random.nextInt(128));
      }
      ByteBuffer text = ByteBuffer.allocate(inside.length + 3).put((byte) '"').put(inside);
      text.put((byte) '"').put((byte) ' ');
      assertThat(end(text.array()) >= 0).as(Arrays.toString(inside)).isEqualTo(isUtf8(inside));
    }
  }

  @Test
  void nestingHasALimitThatNoStackDependsOn() throws IOException {
    String deep = "[".repeat(1000) + "]".repeat(1000) + " ";
    String deeper = "[".repeat(1001) + "]".repeat(1001) + " ";
    assertThat(end(deep.getBytes(StandardCharsets.UTF_8))).isEqualTo(2000);
    assertThat(end(deeper.getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
  }

  @Test
  void everyPrefixOfAValueIsCutShortAndNothingWorse() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      byte[] whole = new RandomJson(seed).object(4).getBytes(StandardCharsets.UTF_8);
      for (int length = 0; length < whole.length; length++) {
        byte[] padded = Arrays.copyOf(whole, length + JsonScanner.PADDING);
        Arrays.fill(padded, length, padded.length, (byte) 0);
        scanner.reset(padded, length);
        assertThat(faultOf(0))
            .as("seed %d, %d bytes", seed, length)
            .isInstanceOf(JsonFault.CutShort.class);
      }
    }
  }

  private JsonFault faultOf(int from) {
    try {
      scanner.skipValue(from);
      return null;
    } catch (JsonFault fault) {
      return fault;
    }
  }

  private int end(byte[] bytes) {
    scanner.reset(Arrays.copyOf(bytes, bytes.length + JsonScanner.PADDING), bytes.length);
    try {
      return scanner.skipValue(scanner.skipSpace(0));
    } catch (JsonFault fault) {
      return -1;
    }
  }

  private boolean isValid(byte[] bytes) throws IOException {
    try (JsonParser parser = factory.createParser(bytes)) {
      int values = 0;
      int depth = 0;
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue()) {
          parser.getText();
        }
        depth += parser.currentToken().isStructStart() ? 1 : 0;
        depth -= parser.currentToken().isStructEnd() ? 1 : 0;
        values += depth == 0 ? 1 : 0;
      }
      return values == 1 && depth == 0;
    } catch (IOException invalid) {
      return false;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException invalid) {
      return false;
    }
  }

  private static String ascii(String text) {
    return text.chars()
        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "?")
        .reduce("", String::concat);
  }
}

package dev.sluice.dynamicframe.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** How the records of a JSON file stand in it, told apart by looking at its beginning. */
enum JsonLayout {
  /** One record a line. */
  LINES,
  /** One array of records, or records over several lines each. */
  DOCUMENT;

  private static final int LOOK = 1 << 20;

  static JsonLayout detect(InputStream input) throws IOException {
    String head = new String(input.readNBytes(LOOK), StandardCharsets.UTF_8).stripLeading();
    if (head.startsWith("\uFEFF")) {
      head = head.substring(1).stripLeading();
    }
    if (head.startsWith("[")) {
      return DOCUMENT;
    }
    int end = head.indexOf('\n');
    // A first line this long is rather a document than one of many records.
    return end < 0
        ? head.length() < LOOK / 2 ? LINES : DOCUMENT
        : byFirstValue(head, head.substring(0, end));
  }

  /** A value that only the following lines complete is a document; a broken line is not. */
  private static JsonLayout byFirstValue(String head, String firstLine) {
    return !isWhole(firstLine) && isWholeOrCut(head) ? DOCUMENT : LINES;
  }

  private static boolean isWhole(String text) {
    try (JsonParser parser = JsonNodes.FACTORY.createParser(text)) {
      skipValue(parser);
      return true;
    } catch (IOException e) {
      // Not an error: the question is whether it parses.
      return false;
    }
  }

  private static boolean isWholeOrCut(String head) {
    try (JsonParser parser = JsonNodes.FACTORY.createParser(head)) {
      skipValue(parser);
      return true;
    } catch (JsonEOFException e) {
      // Sound as far as we looked; a small file that ends so is one broken document.
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void skipValue(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token != null && token.isStructStart()) {
      parser.skipChildren();
      if (parser.currentToken() == null || !parser.currentToken().isStructEnd()) {
        throw new JsonEOFException(parser, parser.currentToken(), "cut");
      }
    }
  }
}

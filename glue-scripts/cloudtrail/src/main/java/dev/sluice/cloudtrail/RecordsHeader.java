package dev.sluice.cloudtrail;

import java.nio.charset.StandardCharsets;

/** The beginning of every CloudTrail log file: an object whose member Records is a list. */
final class RecordsHeader {
  private static final String FORM = "not CloudTrail's form {\"Records\":[…]}: ";

  private RecordsHeader() {}

  /** The byte behind the bracket that opens the list of records. */
  static int open(JsonScanner scanner, int from, byte[] bytes) throws JsonFault {
    try {
      int name = scanner.skipSpace(scanner.expect(from, '{') + 1);
      int nameEnd = scanner.skipString(name);
      String text = new String(bytes, name + 1, nameEnd - name - 2, StandardCharsets.UTF_8);
      if (!text.equals("Records")) {
        String shown = text.substring(0, Math.min(text.length(), 40));
        throw new JsonFault("the first member is '" + shown + "'", name);
      }
      int colon = scanner.expect(nameEnd, ':');
      return scanner.expect(colon + 1, '[') + 1;
    } catch (JsonFault.CutShort cut) {
      throw cut;
    } catch (JsonFault fault) {
      throw new JsonFault(FORM + fault.getMessage(), fault.position());
    }
  }

  /** CloudTrail writes one line; a file laid out in lines was written by something else. */
  static void refuseLines(byte[] bytes, int from, int to) throws JsonFault {
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n') {
        throw new JsonFault(FORM + "it is laid out in lines by another tool", at);
      }
    }
  }
}

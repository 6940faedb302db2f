package dev.sluice.cloudtrail;

/**
 * Finds where a record that is not valid JSON probably ends, so that the ones behind it survive.
 */
final class DamagedRecord {
  private DamagedRecord() {}

  /** The byte behind the bracket that balances the one at {@code from}; -1 when it is not there. */
  static int end(byte[] bytes, int from, int limit) {
    int depth = 0;
    boolean string = false;
    for (int at = from; at < limit; at++) {
      byte b = bytes[at];
      if (string) {
        if (b == '\\') {
          at++;
        } else if (b == '"') {
          string = false;
        }
      } else if (b == '"') {
        string = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }
}

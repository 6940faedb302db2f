package dev.sluice.cloudtrail;

/** Why bytes are not the JSON that is wanted: what was found, and where. */
class JsonFault extends Exception {
  /** The bytes at hand end inside a value: more of them may cure it. */
  static final class CutShort extends JsonFault {
    CutShort() {
      super("the JSON ends inside a value", -1);
    }
  }

  private final int position;

  /** Thrown once for each filling of a buffer, or record; it carries no stack. */
  JsonFault(String message, int position) {
    super(message, null, false, false);
    this.position = position;
  }

  /** Index in the buffer. */
  int position() {
    return position;
  }
}

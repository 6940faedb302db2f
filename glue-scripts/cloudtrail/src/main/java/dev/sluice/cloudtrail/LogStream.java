package dev.sluice.cloudtrail;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A log file's content: unpacked when it is gzip, hashed and counted on the way. Damage ends the
 * stream and is told by {@link #fault()}; only the source's own failures are thrown.
 */
final class LogStream {
  private enum State {
    START,
    PLAIN,
    MEMBER,
    ENDED
  }

  /**
   * The JVM takes the processor's own SHA-256 when the method has been called some thousand times,
   * not when it has hashed some thousand blocks: few long calls keep a cold JVM slow.
   */
  private static final int HASHED_AT_ONCE = 1 << 10;

  private final StoredBytes stored;
  private final Inflater inflater = new Inflater(true);
  private final MessageDigest digest = sha256Digest();
  private final CRC32 crc = new CRC32();
  private State state = State.START;
  private boolean plain;
  private @Nullable String fault;

  LogStream(InputStream source) {
    stored = new StoredBytes(source);
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** Fills some of the range, at least one byte; -1 at the end. */
  int read(byte[] into, int offset, int length) throws IOException {
    if (state == State.START) {
      start();
    }
    int count =
        switch (state) {
          case PLAIN -> stored.read(into, offset, length);
          case MEMBER -> inflate(into, offset, length);
          case START, ENDED -> -1;
        };
    if (count < 0) {
      state = State.ENDED;
      stored.drain();
    } else {
      hash(into, offset, count);
    }
    return count;
  }

  private void hash(byte[] bytes, int offset, int count) {
    for (int at = offset; at < offset + count; at += HASHED_AT_ONCE) {
      digest.update(bytes, at, Math.min(HASHED_AT_ONCE, offset + count - at));
    }
  }

  private void start() throws IOException {
    int first = stored.peek();
    if (first != 0x1f) {
      state = State.PLAIN;
      plain = first >= 0;
      fault = first < 0 ? "the file is empty" : null;
      return;
    }
    beginMember();
  }

  private void beginMember() throws IOException {
    fault = GzipHeader.skip(stored);
    inflater.reset();
    crc.reset();
    state = fault == null ? State.MEMBER : State.ENDED;
  }

  private int inflate(byte[] into, int offset, int length) throws IOException {
    try {
      while (state == State.MEMBER) {
        if (inflater.needsInput() && !feed()) {
          return end("gzip is cut short after " + stored.count() + " bytes");
        }
        int count = inflater.inflate(into, offset, length);
        crc.update(into, offset, count);
        if (inflater.finished()) {
          endMember();
        }
        if (count > 0) {
          return count;
        }
        if (inflater.needsDictionary()) {
          return end("gzip asks for a preset dictionary");
        }
      }
      return -1;
    } catch (DataFormatException damaged) {
      return end("gzip is damaged near byte " + stored.count() + ": " + damaged.getMessage());
    }
  }

  private boolean feed() throws IOException {
    if (!stored.fill()) {
      return false;
    }
    inflater.setInput(stored.buffer(), stored.position(), stored.available());
    stored.skip(stored.available());
    return true;
  }

  /** Checks the trailer; what follows may be another member, padding, or garbage. */
  private void endMember() throws IOException {
    stored.giveBack(inflater.getRemaining());
    long expected = stored.littleEndian(4);
    long size = stored.littleEndian(4);
    state = State.ENDED;
    if (expected < 0 || size < 0) {
      fault = "gzip is cut short after " + stored.count() + " bytes, inside the checksum";
    } else if (expected != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
      fault = "gzip is damaged: the checksum at its end differs from the content's";
    } else {
      int next = stored.peekPastZeros();
      if (next == 0x1f) {
        beginMember();
      } else if (next >= 0) {
        fault = "garbage follows the gzip stream at byte " + stored.count();
      }
    }
  }

  private int end(String reason) {
    fault = reason;
    return -1;
  }

  /** Reads what is left, for its hash. */
  void drain(byte[] scratch) throws IOException {
    int count;
    do {
      count = read(scratch, 0, scratch.length);
    } while (count >= 0);
  }

  boolean isPlain() {
    return plain;
  }

  /** What is wrong with the file as a container; known once the end is reached. */
  @Nullable String fault() {
    return fault;
  }

  /** How many bytes the file has as it is stored. */
  long storedBytes() {
    return stored.count();
  }

  /** Hash over everything that was read; ends the hashing. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  void close() throws IOException {
    inflater.end();
    stored.close();
  }
}

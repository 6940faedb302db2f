package dev.sluice.dynamicframe.relational;

import dev.sluice.dynamicframe.node.NodeJson;
import dev.sluice.dynamicframe.node.StructNode;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A record's content as 128 bits: equal records have equal ones. */
public record ContentHash(long high, long low) implements Comparable<ContentHash>, Serializable {

  /** The hash of no record at all. */
  static final ContentHash NONE = new ContentHash(0, 0);

  /** The hash of a record's JSON. */
  public static ContentHash of(StructNode record) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(NodeJson.compact(record).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new ContentHash(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, but this one does not", e);
    }
  }

  @Override
  public int compareTo(ContentHash other) {
    int order = Long.compare(high, other.high);
    return order != 0 ? order : Long.compare(low, other.low);
  }
}

package dev.sluice.local.glue.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A node of a workflow's graph. */
record NodeKey(Type type, String name) {
  /** What a node is, as Glue calls it. */
  enum Type {
    TRIGGER,
    JOB,
    CRAWLER
  }

  static NodeKey job(String name) {
    return new NodeKey(Type.JOB, name);
  }

  static NodeKey crawler(String name) {
    return new NodeKey(Type.CRAWLER, name);
  }

  /** The job or crawler that an action starts, or that a condition looks at. */
  static NodeKey of(JsonNode actionOrCondition) {
    return actionOrCondition.hasNonNull("JobName")
        ? job(actionOrCondition.get("JobName").asText())
        : crawler(actionOrCondition.path("CrawlerName").asText());
  }

  /** The id that is the same in every run, so that a resume can name it. */
  String id(String workflow) {
    try {
      byte[] text = (workflow + "/" + type + "/" + name).getBytes(StandardCharsets.UTF_8);
      return "wnode_" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package dev.sluice.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where Glue's state changes are told. */
public interface GlueEvents {
  void publish(String detailType, ObjectNode detail);
}

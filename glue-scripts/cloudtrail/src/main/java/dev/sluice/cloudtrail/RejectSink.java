package dev.sluice.cloudtrail;

import java.io.IOException;

/** Where rejected records go; called from several threads, one call at a time. */
@FunctionalInterface
public interface RejectSink {
  void accept(RejectedRecord record) throws IOException;
}

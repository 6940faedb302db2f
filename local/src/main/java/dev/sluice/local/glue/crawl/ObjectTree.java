package dev.sluice.local.glue.crawl;

import java.util.List;

/** Objects as a crawler sees them: folders, and whether anything lies below. */
public interface ObjectTree {
  /** Names of the folders directly below a prefix that ends with a slash or is empty. */
  List<String> folders(String bucket, String prefix);

  /** Whether a data file lies somewhere below; markers and hidden files are none. */
  boolean hasFiles(String bucket, String prefix);
}

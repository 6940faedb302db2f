package dev.sluice.bench;

import java.nio.file.Path;

/** One way from log files to a partitioned table. */
interface Side {
  /** Does all the work once, into a directory of its own. */
  void run(int round, Path output) throws Exception;
}

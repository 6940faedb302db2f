package dev.sluice.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Glue crawlers. */
public interface Crawlers {
  /** StartCrawler; {@code CrawlerRunningException} is Later. */
  Outcome<Outcome.Nothing> start(String crawler);

  /** GetCrawler. */
  Outcome<View> get(String crawler);

  /**
   * A crawler as Glue shows it.
   *
   * @param state READY, RUNNING, STOPPING, or one that is not known yet
   * @param last the last crawl, once there was one
   */
  record View(String state, @Nullable LastCrawl last) {
    /** Whether no crawl is under way. */
    public boolean isReady() {
      return state.equals("READY");
    }
  }

  /** The last crawl: status SUCCEEDED, CANCELLED or FAILED. */
  record LastCrawl(String status, Instant startedAt, String message) {}
}

package dev.sluice.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one crawler's current crawl.
 *
 * @param version optimistic lock; 0 before it was first saved
 * @param phase whether a crawl is under way
 * @param startedAt when the intent to start it was written
 * @param previous start time of the crawl before, as Glue told it, to tell the new one apart
 * @param lostNotBefore until when the crawler's being idle proves nothing
 * @param failed failures since the last success
 * @param notBefore when the next may start
 * @param reason what failed last
 */
public record CrawlRecord(
    String pipeline,
    String crawler,
    long version,
    Phase phase,
    Instant startedAt,
    @Nullable Instant previous,
    Instant lostNotBefore,
    int failed,
    Instant notBefore,
    @Nullable String reason) {
  /** Whether a crawl is under way. */
  public enum Phase {
    IDLE,
    STARTING,
    RUNNING
  }

  /** A crawler that was never started from here. */
  public static CrawlRecord idle(String pipeline, String crawler) {
    Instant ever = Instant.EPOCH;
    return new CrawlRecord(pipeline, crawler, 0, Phase.IDLE, ever, null, ever, 0, ever, null);
  }

  /** A start is about to be tried, or a crawl that another began is under way. */
  public CrawlRecord begun(Phase newPhase, Instant now, @Nullable Instant last, Instant lost) {
    return new CrawlRecord(
        pipeline, crawler, version, newPhase, now, last, lost, failed, notBefore, reason);
  }

  /** The crawl is certainly under way. */
  public CrawlRecord running() {
    return new CrawlRecord(
        pipeline,
        crawler,
        version,
        Phase.RUNNING,
        startedAt,
        previous,
        lostNotBefore,
        failed,
        notBefore,
        reason);
  }

  /** No crawl is under way. */
  public CrawlRecord ended(int failures, Instant next, @Nullable String why) {
    return new CrawlRecord(
        pipeline,
        crawler,
        version,
        Phase.IDLE,
        startedAt,
        previous,
        lostNotBefore,
        failures,
        next,
        why);
  }

  /** The same with another version, as a ledger gives it out after saving. */
  public CrawlRecord withVersion(long newVersion) {
    return new CrawlRecord(
        pipeline,
        crawler,
        newVersion,
        phase,
        startedAt,
        previous,
        lostNotBefore,
        failed,
        notBefore,
        reason);
  }
}

package dev.sluice.local.glue.crawl;

import java.util.Optional;

/** How a crawl ended. */
sealed interface CrawlEnd {
  /** As ListCrawls calls it. */
  String historyState();

  /** As GetCrawler calls it. */
  String lastCrawlStatus();

  default Optional<String> error() {
    return Optional.empty();
  }

  default Optional<String> summary() {
    return Optional.empty();
  }

  /** It went through. */
  record Succeeded(int partitionsCreated) implements CrawlEnd {
    @Override
    public String historyState() {
      return "COMPLETED";
    }

    @Override
    public String lastCrawlStatus() {
      return "SUCCEEDED";
    }

    @Override
    public Optional<String> summary() {
      return Optional.of(
          "{\"PARTITION\":\"{\\\"ADD\\\":{\\\"Count\\\":" + partitionsCreated + "}}\"}");
    }
  }

  /** Somebody stopped it. */
  record Cancelled() implements CrawlEnd {
    @Override
    public String historyState() {
      return "STOPPED";
    }

    @Override
    public String lastCrawlStatus() {
      return "CANCELLED";
    }
  }

  /** It could not go on. */
  record Failed(String reason) implements CrawlEnd {
    @Override
    public String historyState() {
      return "FAILED";
    }

    @Override
    public String lastCrawlStatus() {
      return "FAILED";
    }

    @Override
    public Optional<String> error() {
      return Optional.of(reason);
    }
  }
}

package dev.sluice.local.glue.crawl;

/** What a crawler is at. */
enum CrawlerState {
  READY,
  RUNNING,
  STOPPING
}

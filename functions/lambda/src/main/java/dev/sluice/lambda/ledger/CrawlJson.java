package dev.sluice.lambda.ledger;

import dev.sluice.lambda.json.JsonObject;
import dev.sluice.ledger.CrawlRecord;
import java.util.function.Function;

/** Crawl records as documents. */
final class CrawlJson {
  private CrawlJson() {}

  static Document document(CrawlRecord crawl) {
    var members =
        new Members()
            .put("phase", crawl.phase())
            .put("startedAt", crawl.startedAt())
            .put("previous", crawl.previous())
            .put("lostNotBefore", crawl.lostNotBefore())
            .put("failed", crawl.failed())
            .put("notBefore", crawl.notBefore())
            .put("reason", crawl.reason());
    return new Document(crawl.crawler(), crawl.version(), false, members.json());
  }

  static Function<Document, CrawlRecord> reader(String pipeline) {
    return document -> read(pipeline, document);
  }

  private static CrawlRecord read(String pipeline, Document document) {
    var json = JsonObject.parse("Crawl of " + document.id(), document.json());
    return new CrawlRecord(
        pipeline,
        document.id(),
        document.version(),
        CrawlRecord.Phase.valueOf(json.text("phase")),
        json.instant("startedAt"),
        Members.instant(json, "previous"),
        json.instant("lostNotBefore"),
        (int) json.number("failed"),
        json.instant("notBefore"),
        Members.text(json, "reason"));
  }
}

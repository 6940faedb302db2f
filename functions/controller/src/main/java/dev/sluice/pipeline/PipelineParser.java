package dev.sluice.pipeline;

import dev.sluice.layout.LogLayout;
import dev.sluice.layout.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** From a parsed JSON object to a pipeline; the defaults and the checks stand here. */
final class PipelineParser {
  private static final String ANY_LAYOUT = "{region}/";
  private static final long GIB = 1L << 30;

  private PipelineParser() {}

  static Pipeline parse(Map<String, ?> members) {
    var settings = new Settings(members);
    String name = settings.required("name");
    settings.check(
        name.matches("[a-z][a-z0-9-]{0,62}"),
        "name is '%s'; use lower-case letters, digits and hyphens",
        name);
    var pipeline =
        new Pipeline(
            name,
            raw(settings),
            curated(settings),
            settings.required("job"),
            pace(settings),
            retrying(settings),
            limits(settings),
            settings.textMap("jobArguments"));
    checkTogether(settings, pipeline);
    List<String> faults = settings.faults();
    if (!faults.isEmpty()) {
      throw new PipelineException(name, faults);
    }
    return pipeline;
  }

  private static Raw raw(Settings settings) {
    String bucket = settings.required("bucket");
    String prefix = settings.text("prefix", "");
    LogLayout layout =
        settings.parsed(
            text -> LogLayout.parse(text.equals(ANY_LAYOUT) ? "" : prefix, text),
            settings.required("layout"),
            ANY_LAYOUT);
    Registration registration =
        settings.choice("registration", Registration.class, Registration.CRAWLER);
    Template table = settings.parsed(Template::parse, settings.required("rawTable"), "none");
    String crawler =
        registration == Registration.CRAWLER
            ? settings.required("crawler")
            : settings.text("crawler", "");
    return new Raw(
        bucket,
        layout,
        registration,
        settings.required("rawDatabase"),
        table,
        settings.parsed(Template::parse, crawler, "none"));
  }

  private static Curated curated(Settings settings) {
    String location = settings.required("lakeLocation");
    settings.check(
        location.startsWith("s3://") && location.endsWith("/"),
        "lakeLocation is '%s'; write it as s3://bucket/path/",
        location);
    var table =
        new TableName(settings.required("curatedDatabase"), settings.required("curatedTable"));
    return new Curated(
        table,
        location,
        settings.texts("partitionBy"),
        settings.choice("sink", Sink.class, Sink.PARQUET));
  }

  private static Pace pace(Settings settings) {
    return new Pace(
        settings.duration("quietPeriod", "PT5M"),
        settings.duration("maxWait", "PT60M"),
        (int) settings.number("sweepDays", 3, 1, 100_000),
        settings.duration("orphanGrace", "PT24H"));
  }

  private static Retrying retrying(Settings settings) {
    return new Retrying(
        (int) settings.number("maxAttempts", 4, 1, 100),
        settings.duration("retryBase", "PT1M"),
        settings.duration("retryMax", "PT30M"));
  }

  private static Limits limits(Settings settings) {
    return new Limits(
        (int) settings.number("maxRuns", 10, 1, 1000),
        (int) settings.number("maxDpus", 100, 2, 100_000),
        (int) settings.number("maxPartitionsPerRun", 200, 1, 10_000),
        settings.number("maxBytesPerRun", 20 * GIB, 1, Long.MAX_VALUE),
        settings.duration("runTimeout", "PT2H"));
  }

  private static void checkTogether(Settings settings, Pipeline pipeline) {
    List<String> layout = pipeline.raw().layout().placeholders();
    List<String> by = pipeline.curated().partitionBy();
    settings.check(
        new HashSet<>(by).size() == by.size(), "partitionBy %s names a placeholder twice", by);
    for (String name : by) {
      settings.check(
          layout.contains(name) || name.equals("hour"),
          "partitionBy names '%s'; choose from the layout's placeholders %s, or hour",
          name,
          layout);
      settings.check(
          !name.equals("organization"),
          "partitionBy names 'organization'; leave it out, account ids are unique without it");
    }
    List<String> named = new ArrayList<>(pipeline.raw().table().names());
    named.removeAll(by);
    settings.check(
        named.isEmpty(),
        "partitionBy lacks %s, which rawTable uses; add them, so that a run reads one table",
        named);
    settings.check(
        !pipeline.rawKeys().isEmpty(),
        "rawTable '%s' uses every placeholder; leave at least one as a partition key",
        pipeline.raw().table());
    if (pipeline.raw().registration() == Registration.CRAWLER) {
      checkCrawler(settings, pipeline);
    }
    settings.check(
        pipeline.pace().maxWait().compareTo(pipeline.pace().quietPeriod()) >= 0,
        "maxWait %s is shorter than quietPeriod %s; make it at least as long",
        pipeline.pace().maxWait(),
        pipeline.pace().quietPeriod());
    settings.check(
        pipeline.retrying().max().compareTo(pipeline.retrying().base()) >= 0,
        "retryMax %s is shorter than retryBase %s; make it at least as long",
        pipeline.retrying().max(),
        pipeline.retrying().base());
  }

  /** A crawler needs one table below one prefix. */
  private static void checkCrawler(Settings settings, Pipeline pipeline) {
    List<String> layout = pipeline.raw().layout().placeholders();
    var inName = pipeline.raw().table().names();
    int used = 0;
    while (used < layout.size()
        && (inName.contains(layout.get(used)) || layout.get(used).equals("organization"))) {
      used++;
    }
    List<String> below = layout.subList(used, layout.size());
    settings.check(
        below.stream().noneMatch(inName::contains),
        "rawTable '%s' skips '%s' of the layout, so its logs lie under several prefixes and no"
            + " crawler can serve it; use every placeholder down to the last in the name, or set"
            + " registration to direct",
        pipeline.raw().table(),
        below.isEmpty() ? "" : below.get(0));
    List<String> aboveFamily = new ArrayList<>(pipeline.raw().layout().placeholdersAboveFamily());
    aboveFamily.remove("organization");
    aboveFamily.removeAll(inName);
    settings.check(
        aboveFamily.isEmpty(),
        "rawTable '%s' lacks %s, so its crawler would meet the other families too; add them to the"
            + " name, or set registration to direct",
        pipeline.raw().table(),
        aboveFamily);
    settings.check(
        pipeline.raw().crawler().names().equals(inName),
        "crawler '%s' and rawTable '%s' must use the same placeholders: one crawler per table",
        pipeline.raw().crawler(),
        pipeline.raw().table());
  }
}

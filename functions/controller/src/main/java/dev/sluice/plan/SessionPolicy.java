package dev.sluice.plan;

import dev.sluice.ledger.RunOutput;
import dev.sluice.pipeline.Pipeline;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * The policy that narrows the job's role for one run: of the raw and the lake bucket it may read
 * and write just the run's own prefixes. What else the role allows stays as it is.
 */
public final class SessionPolicy {
  /** What StartJobRun accepts. */
  public static final int MAX_LENGTH = 2_048;

  private final Pipeline pipeline;

  /** Policies for runs of one pipeline. */
  public SessionPolicy(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * The policy of a run.
   *
   * @param sources the directories that it reads, below the raw bucket
   */
  public String of(Collection<String> sources, List<RunOutput> outputs) {
    S3Uri lake = S3Uri.parse(pipeline.curated().location());
    SortedSet<String> reads = new TreeSet<>(sources);
    SortedSet<String> writes = new TreeSet<>();
    outputs.forEach(output -> writes.add(lake.key() + output.partition().id() + "/"));
    writes.add(lake.key() + "metadata/");
    writes.add(lake.key() + "data/");
    String policy = write(lake, reads, writes);
    while (policy.length() > MAX_LENGTH) {
      // Too many prefixes to name: name what they have in common, one directory at a time.
      SortedSet<String> longer = reads.size() > writes.size() ? reads : writes;
      if (!coarsen(longer)) {
        coarsen(longer == reads ? writes : reads);
      }
      policy = write(lake, reads, writes);
    }
    return policy;
  }

  private static boolean coarsen(SortedSet<String> prefixes) {
    int deepest = prefixes.stream().mapToInt(SessionPolicy::depth).max().orElse(0);
    var coarser = new TreeSet<String>();
    for (String prefix : prefixes) {
      coarser.add(deepest > 0 && depth(prefix) == deepest ? parent(prefix) : prefix);
    }
    boolean changed = !coarser.equals(prefixes);
    prefixes.clear();
    prefixes.addAll(coarser);
    return changed;
  }

  private static int depth(String prefix) {
    return (int) prefix.chars().filter(c -> c == '/').count();
  }

  private static String parent(String prefix) {
    return prefix.substring(0, prefix.lastIndexOf('/', prefix.length() - 2) + 1);
  }

  private String write(S3Uri lake, Collection<String> reads, Collection<String> writes) {
    String raw = pipeline.raw().bucket();
    var own = new TreeSet<>(writes);
    own.add(ownPrefix());
    return """
        {"Version":"2012-10-17","Statement":[\
        {"Effect":"Allow","NotAction":"s3:*","Resource":"*"},\
        {"Effect":"Allow","Action":"s3:*","NotResource":[%s]},\
        {"Effect":"Allow","Action":"s3:ListBucket","Resource":"%s","Condition":{"StringLike":{"s3:prefix":[%s]}}},\
        {"Effect":"Allow","Action":"s3:GetObject*","Resource":[%s]},\
        {"Effect":"Allow","Action":["s3:ListBucket*","s3:GetBucketLocation"],"Resource":"%s"},\
        {"Effect":"Allow","Action":"s3:GetObject*","Resource":[%s]},\
        {"Effect":"Allow","Action":["s3:PutObject*","s3:DeleteObject*","s3:AbortMultipartUpload",\
        "s3:ListMultipartUploadParts"],"Resource":[%s]}]}"""
        .formatted(
            list(
                List.of(arn(raw), arn(raw) + "/*", arn(lake.bucket()), arn(lake.bucket()) + "/*"),
                "",
                ""),
            arn(raw),
            list(reads, "", "*"),
            arns(raw, reads, "*"),
            arn(lake.bucket()),
            arns(lake.bucket(), List.of(lake.key(), ownPrefix()), "*"),
            arns(lake.bucket(), own, "*"));
  }

  private String ownPrefix() {
    return "_sluice/*/" + pipeline.name() + "/";
  }

  private static String arn(String bucket) {
    return "arn:aws:s3:::" + bucket;
  }

  private static String arns(String bucket, Collection<String> keys, String end) {
    return list(keys, arn(bucket) + "/", end);
  }

  private static String list(Collection<String> texts, String start, String end) {
    var list = new StringJoiner(",");
    texts.forEach(text -> list.add("\"" + start + text + end + "\""));
    return list.toString();
  }
}

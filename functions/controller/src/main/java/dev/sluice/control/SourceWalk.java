package dev.sluice.control;

import dev.sluice.layout.LogKey;
import dev.sluice.layout.LogLayout;
import dev.sluice.layout.SourcePartition;
import dev.sluice.layout.Template;
import dev.sluice.ledger.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Walks a layout's directories by common prefixes; object keys are not listed. */
public final class SourceWalk {
  private final String bucket;
  private final ObjectLister lister;
  private final LogLayout layout;
  private final List<Template> segments;
  private final Predicate<Map<String, String>> wanted;

  /**
   * Prepares a walk.
   *
   * @param wanted whether to go on below these values of placeholders, known so far
   */
  public SourceWalk(
      String bucket, LogLayout layout, ObjectLister lister, Predicate<Map<String, String>> wanted) {
    this.bucket = bucket;
    this.lister = lister;
    this.layout = layout;
    this.segments = layout.segments().stream().map(Template::parse).toList();
    this.wanted = wanted;
  }

  /** Visits every wanted source partition that exists; answers false when S3 did not answer. */
  public boolean visit(Consumer<SourcePartition> visitor) {
    return visit(layout.prefix(), 0, Map.of(), visitor);
  }

  private boolean visit(
      String prefix, int depth, Map<String, String> values, Consumer<SourcePartition> visitor) {
    if (depth == segments.size()) {
      if (layout.match(prefix + "probe") instanceof LogKey key) {
        visitor.accept(key.source());
      }
      return true;
    }
    Template segment = segments.get(depth);
    if (segment.names().isEmpty()) {
      return visit(prefix + segment + "/", depth + 1, values, visitor);
    }
    String cursor = null;
    do {
      var answer = lister.directories(bucket, prefix, cursor);
      if (!(answer instanceof Outcome.Done<Page<String>> done)) {
        return false;
      }
      for (String directory : done.value().items()) {
        String name = directory.substring(prefix.length(), directory.length() - 1);
        var known = new LinkedHashMap<>(values);
        known.putAll(segment.read(name));
        if (known.size() > values.size()
            && wanted.test(known)
            && !visit(directory, depth + 1, known, visitor)) {
          return false;
        }
      }
      cursor = done.value().next();
    } while (cursor != null);
    return true;
  }
}

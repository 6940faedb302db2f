package dev.sluice.local.demo;

import dev.sluice.layout.Ignored;
import dev.sluice.layout.LogKey;
import dev.sluice.layout.OutputPartition;
import dev.sluice.layout.SourcePartition;
import dev.sluice.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one pipeline should make of the objects in its bucket.
 *
 * @param files the objects of each output partition
 * @param ignored how many objects belong to no partition
 */
public record Expected(
    Pipeline pipeline,
    Map<OutputPartition, LandedFiles> files,
    Set<SourcePartition> sources,
    int ignored) {

  /**
   * What several pipelines together should make of them: what another takes is not ignored, and
   * what none takes counts once, here for the first.
   */
  static List<Expected> of(List<Pipeline> pipelines, Map<String, Instant> objects) {
    List<Expected> each = pipelines.stream().map(one -> of(one, objects)).toList();
    Set<String> taken = new TreeSet<>();
    for (Pipeline pipeline : pipelines) {
      objects.keySet().stream().filter(key -> takes(pipeline, key)).forEach(taken::add);
    }
    List<Expected> together = new ArrayList<>();
    for (Expected one : each) {
      int ignored = together.isEmpty() ? objects.size() - taken.size() : 0;
      together.add(new Expected(one.pipeline, one.files, one.sources, ignored));
    }
    return together;
  }

  private static boolean takes(Pipeline pipeline, String key) {
    return pipeline.raw().layout().match(key) instanceof LogKey log
        && pipeline.outputOf(log).isPresent();
  }

  /** Matches every key with the pipeline's layout; each comes with the time when it landed. */
  static Expected of(Pipeline pipeline, Map<String, Instant> objects) {
    Map<OutputPartition, LandedFiles> files = new TreeMap<>();
    Set<SourcePartition> sources = new TreeSet<>();
    int ignored = 0;
    for (Map.Entry<String, Instant> object : objects.entrySet()) {
      var match = pipeline.raw().layout().match(object.getKey());
      if (match instanceof LogKey log) {
        Optional<OutputPartition> output = pipeline.outputOf(log);
        if (output.isPresent()) {
          files.merge(output.get(), LandedFiles.one(object.getValue()), LandedFiles::plus);
          sources.add(log.source());
          continue;
        }
      } else if (!(match instanceof Ignored)) {
        throw new IllegalStateException(
            "a key matches, or is ignored with a reason: " + object.getKey());
      }
      ignored++;
    }
    return new Expected(pipeline, files, sources, ignored);
  }

  int objects() {
    return files.values().stream().mapToInt(LandedFiles::count).sum();
  }
}

package dev.sluice.jobs.cloudtrail;

import dev.sluice.jobs.source.CloudTrailReaders;
import dev.sluice.jobs.source.CloudTrailScan;
import dev.sluice.jobs.source.CloudTrailSource;
import dev.sluice.jobs.source.FileGroup;
import dev.sluice.jobs.source.Section;
import dev.sluice.jobs.source.SectionKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * A run as the scan of the data source plans it.
 *
 * @param tasks which outputs each task brings
 * @param withoutSource outputs whose source partition the predicate does not select
 * @param readers the scan's readers, which open the files
 */
record RunPlan(
    List<ArrayList<PlannedOutput>> tasks,
    List<PlannedOutput> withoutSource,
    CloudTrailReaders readers) {

  static RunPlan of(CloudTrailArguments run, IntSupplier slots) {
    Map<Map<String, String>, OutputPartition> outputs = new HashMap<>();
    run.outputs().forEach(output -> outputs.put(output.values(), output));
    CloudTrailScan scan =
        CloudTrailSource.scan(
            Map.of(
                "table", run.source().toString(),
                "predicate", run.predicate(),
                "layout", run.layout().pattern()),
            new SectionKeys(run.partitionBy(), outputs.keySet()),
            slots);
    List<ArrayList<PlannedOutput>> tasks = new ArrayList<>();
    for (FileGroup group : scan.planInputPartitions()) {
      ArrayList<PlannedOutput> task = new ArrayList<>();
      for (Section section : group.sections()) {
        OutputPartition output = outputs.remove(section.key());
        if (output == null) {
          throw new IllegalStateException("The scan planned a section twice: " + section.key());
        }
        task.add(new PlannedOutput(output, directory(run, output), section.files()));
      }
      tasks.add(task);
    }
    List<PlannedOutput> withoutSource =
        outputs.values().stream()
            .map(output -> new PlannedOutput(output, directory(run, output), List.of()))
            .toList();
    return new RunPlan(tasks, withoutSource, scan.createReaderFactory());
  }

  private static String directory(CloudTrailArguments run, OutputPartition output) {
    return "%s%sg%d-%s/"
        .formatted(run.targetLocation(), output.path(), output.generation(), run.token());
  }

  /** How many outputs the tasks bring. */
  int outputs() {
    return tasks.stream().mapToInt(List::size).sum();
  }
}

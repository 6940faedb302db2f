package dev.sluice.control;

import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.PartitionRecord;
import dev.sluice.ledger.RunOutput;
import dev.sluice.ledger.RunRecord;
import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Transitions;
import dev.sluice.plan.RunPacker;
import dev.sluice.plan.RunPlan;
import dev.sluice.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Turns due partitions into runs. The order is what makes it safe: first the gate, then the intent,
 * then the claims on the partitions, then the start; a crash leaves something that a later pass
 * finds and finishes or gives up.
 */
final class RunLauncher {
  private final Tools tools;
  private final World world;
  private final RunStarter starter;
  private final RunPacker packer;

  RunLauncher(Tools tools, RunStarter starter) {
    this.tools = tools;
    this.world = tools.world();
    this.starter = starter;
    this.packer = new RunPacker(tools.pipeline());
  }

  void launch(Step.Launch launch) {
    var bytes = measure(launch.partitions());
    var gate = tools.admission().gate();
    var limits = tools.pipeline().limits();
    int slots = Math.min(launch.slots(), limits.maxRuns() - gate.live().size());
    int dpus = Math.min(launch.dpus(), limits.maxDpus() - gate.dpus());
    for (RunPlan plan : packer.pack(launch.partitions(), bytes, slots, dpus)) {
      Instant now = world.clock().instant();
      String token = Tokens.next(now, world.random());
      var entered = tools.admission().enter(gate, token, plan.workers().dpus());
      if (entered.isEmpty()) {
        return;
      }
      gate = entered.get();
      intend(plan, token, now);
    }
  }

  private void intend(RunPlan plan, String token, Instant now) {
    var intent =
        RunRecord.intent(
            tools.pipeline().name(),
            token,
            tools.pipeline().job(),
            plan.source(),
            plan.partitions().stream()
                .map(p -> new RunOutput(p.output(), p.generations().starting().current()))
                .toList(),
            plan.workers(),
            plan.bytes(),
            now);
    // Another reconciler may have taken the token out already: then nothing is started.
    world.ledger().save(intent).ifPresent(saved -> claim(saved, plan));
  }

  private void claim(RunRecord run, RunPlan plan) {
    List<RunOutput> claimed =
        world
            .ledger()
            .saveAll(
                plan.partitions().stream()
                    .map(each -> Transitions.claimed(each, run.token(), run.intentAt()))
                    .toList())
            .stream()
            .map(saved -> new RunOutput(saved.output(), saved.generations().started()))
            .toList();
    if (claimed.isEmpty()) {
      var none = run.ended(RunStatus.CANCELLED, run.intentAt(), null, "others were first");
      world.ledger().save(none).ifPresent(saved -> tools.admission().leave(saved.token()));
      return;
    }
    List<OutputPartition> outputs = claimed.stream().map(RunOutput::partition).toList();
    starter.start(run.fixed(claimed, packer.predicate(outputs).text()));
  }

  /** Bytes by partition; without an answer from S3 a partition counts as empty, a small run. */
  private Map<OutputPartition, Long> measure(List<PartitionRecord> partitions) {
    var pipeline = tools.pipeline();
    var directories = new HashMap<OutputPartition, List<String>>();
    var all = new LinkedHashSet<String>();
    for (PartitionRecord partition : partitions) {
      var own = new ArrayList<String>();
      for (String rest : partition.sources().known()) {
        own.add(pipeline.raw().layout().directory(pipeline.sourceOf(partition.output(), rest)));
      }
      directories.put(partition.output(), own);
      all.addAll(own);
    }
    if (!(world.lister().bytes(pipeline.raw().bucket(), all)
        instanceof Outcome.Done<Map<String, Long>> done)) {
      return Map.of();
    }
    var bytes = new HashMap<OutputPartition, Long>();
    directories.forEach(
        (output, own) ->
            bytes.put(
                output, own.stream().mapToLong(dir -> done.value().getOrDefault(dir, 0L)).sum()));
    return bytes;
  }
}

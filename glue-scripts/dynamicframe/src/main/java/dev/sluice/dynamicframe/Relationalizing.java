package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.DynamicFrameCollection.Relationship;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.relational.TablePlan;
import dev.sluice.dynamicframe.relational.TablePlanner;
import dev.sluice.dynamicframe.transform.ChoicePaths;
import dev.sluice.dynamicframe.type.StructType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the tables of relationalize; nothing is staged, each table is a pass of its own. */
final class Relationalizing {
  private static final Logger LOG = LoggerFactory.getLogger(Relationalizing.class);

  private Relationalizing() {}

  static DynamicFrameCollection tables(
      DynamicFrame frame, String root, RelationalizeOptions options) {
    DynamicFrame resolved = resolved(frame);
    StructType schema = resolved.schema();
    RecordSource upstream = resolved.stage().source();
    // Each table is read in its own pass, so passes must agree on the order of records.
    RecordSource records =
        options.stableKeys() || !upstream.replays() ? new ContentOrder(upstream) : upstream;
    Call call = frame.nextCall();
    Map<String, DynamicFrame> frames = new LinkedHashMap<>();
    List<TablePlan> plans = TablePlanner.plan(root, schema);
    Stream<TablePlan> children =
        plans.stream().skip(1).sorted(Comparator.comparing(TablePlan::name));
    Stream.concat(plans.stream().limit(1), children)
        .forEach(
            plan -> {
              RecordSource rows = new TableSource(records, plan, options.stableKeys());
              Stage stage = Stage.joined(rows, call, resolved.stage());
              frames.put(
                  plan.name(),
                  new DynamicFrame(
                      plan.name(), stage, FrameSchema.known(plan::schema), Call.DEFAULT));
            });
    return new DynamicFrameCollection(
        frames,
        plans.stream()
            .flatMap(plan -> relationship(plan).stream())
            .sorted(Comparator.comparing(Relationship::child))
            .toList());
  }

  private static Optional<Relationship> relationship(TablePlan plan) {
    TablePlan parent = plan.parent();
    TablePlan.Column array = plan.array();
    return parent == null || array == null
        ? Optional.empty()
        : Optional.of(new Relationship(parent.name(), array.name(), plan.name()));
  }

  private static DynamicFrame resolved(DynamicFrame frame) {
    var choices = frame.unresolvedChoices();
    if (choices.isEmpty()) {
      return frame;
    }
    LOG.warn("relationalize makes structs of unresolved choices: {}", ChoicePaths.message(choices));
    return Resolving.all(frame, "make_struct", List.of());
  }
}

package dev.sluice.local.glue.workflows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides, from what has happened in a run of a workflow, what comes next; knows nothing else. */
final class Machine {
  private Machine() {}

  /** What comes next. */
  sealed interface Next {
    /** These triggers fire now. */
    record Fire(List<String> triggers) implements Next {
      public Fire {
        triggers = List.copyOf(triggers);
      }
    }

    /** Something is still at work. */
    record Wait() implements Next {}

    /** Nothing is at work, and nothing will be. */
    record End(boolean stopped) implements Next {}
  }

  /**
   * The next step.
   *
   * @param fired triggers that have fired in this run: none does twice
   * @param nodes the jobs and crawlers that were started, each with its newest state
   * @param stopping whether somebody has asked the run to stop
   */
  static Next next(
      List<Rule> rules, Set<String> fired, Map<NodeKey, NodeState> nodes, boolean stopping) {
    if (!stopping) {
      List<String> ready = new ArrayList<>();
      for (Rule rule : rules) {
        if (!rule.starts()
            && rule.active()
            && !fired.contains(rule.trigger())
            && rule.holds(nodes)) {
          ready.add(rule.trigger());
        }
      }
      if (!ready.isEmpty()) {
        return new Next.Fire(ready);
      }
    }
    boolean live = nodes.values().stream().anyMatch(NodeState::isLive);
    return live ? new Next.Wait() : new Next.End(stopping);
  }

  /** These nodes and triggers, and all that can only come after them. */
  static Set<NodeKey> downstream(List<Rule> rules, Collection<NodeKey> from) {
    Set<NodeKey> reached = new LinkedHashSet<>(from);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Rule rule : rules) {
        boolean follows =
            rule.conditions().stream().map(Rule.Condition::node).anyMatch(reached::contains);
        if (follows) {
          grows |= reached.add(new NodeKey(NodeKey.Type.TRIGGER, rule.trigger()));
          grows |= reached.addAll(rule.actions());
        }
      }
    }
    return reached;
  }
}

package dev.sluice.local.glue.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.glue.workflows.Machine.Next;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final NodeKey A = NodeKey.job("a");
  private static final NodeKey B = NodeKey.job("b");
  private static final NodeKey C = NodeKey.crawler("c");
  private static final NodeKey D = NodeKey.job("d");
  private static final NodeKey MENDING = NodeKey.job("mending");

  private final List<Rule> rules =
      List.of(
          new Rule("nightly", true, true, false, List.of(), List.of(A, B)),
          after("landed", false, List.of(C), done(A, "SUCCEEDED"), done(B, "SUCCEEDED")),
          after("failed", true, List.of(MENDING), done(A, "FAILED"), done(B, "FAILED")),
          after("cataloged", false, List.of(D), done(C, "SUCCEEDED")));
  private final Map<NodeKey, NodeState> nodes = new LinkedHashMap<>();

  private static Rule after(
      String name, boolean any, List<NodeKey> actions, Rule.Condition... conditions) {
    return new Rule(name, false, true, any, List.of(conditions), actions);
  }

  private static Rule.Condition done(NodeKey node, String state) {
    return new Rule.Condition(node, state);
  }

  private MachineTest state(NodeKey node, String state) {
    nodes.put(node, new NodeState(state));
    return this;
  }

  private Next next(String... fired) {
    return Machine.next(rules, Set.of(fired), nodes, false);
  }

  @Test
  void allConditionsOfAnAndMustHold() {
    state(A, "SUCCEEDED").state(B, "RUNNING");
    assertThat(next("nightly")).isEqualTo(new Next.Wait());
    state(B, "SUCCEEDED");
    assertThat(next("nightly")).isEqualTo(new Next.Fire(List.of("landed")));
  }

  @Test
  void oneConditionOfAnAnySuffices() {
    state(A, "FAILED").state(B, "RUNNING");
    assertThat(next("nightly")).isEqualTo(new Next.Fire(List.of("failed")));
  }

  @Test
  void noTriggerFiresTwice() {
    state(A, "FAILED").state(B, "FAILED").state(MENDING, "SUCCEEDED");
    assertThat(next("nightly", "failed")).isEqualTo(new Next.End(false));
  }

  @Test
  void aRunIsOverWhenNothingIsAtWorkAndNothingFollows() {
    state(A, "SUCCEEDED").state(B, "TIMEOUT");
    assertThat(next("nightly")).isEqualTo(new Next.End(false));
  }

  @Test
  void aTriggerThatIsNotActiveDoesNotFire() {
    Rule idle = new Rule("idle", false, false, false, List.of(done(A, "SUCCEEDED")), List.of(D));
    state(A, "SUCCEEDED");
    assertThat(Machine.next(List.of(idle), Set.of(), nodes, false)).isEqualTo(new Next.End(false));
  }

  @Test
  void aRunThatStopsFiresNothingAndWaitsForWhatIsAtWork() {
    state(A, "SUCCEEDED").state(B, "SUCCEEDED").state(C, "CANCELLING");
    assertThat(Machine.next(rules, Set.of("nightly"), nodes, true)).isEqualTo(new Next.Wait());
    state(C, "CANCELLED");
    assertThat(Machine.next(rules, Set.of("nightly"), nodes, true)).isEqualTo(new Next.End(true));
  }

  @Test
  void downstreamIsAllThatFollowsWithItsTriggers() {
    assertThat(Machine.downstream(rules, List.of(C)))
        .containsExactlyInAnyOrder(C, D, new NodeKey(NodeKey.Type.TRIGGER, "cataloged"));
    assertThat(Machine.downstream(rules, List.of(B))).contains(C, D, MENDING).doesNotContain(A);
    assertThat(Machine.downstream(rules, List.of(D))).containsExactly(D);
  }

  @Test
  void whateverEndsInWhateverOrderTheRunEndsAndStartsNothingTwice() {
    List<String> ends = List.of("SUCCEEDED", "FAILED", "TIMEOUT");
    for (int choice = 0; choice < 3 * 3 * 3 * 2; choice++) {
      Map<NodeKey, NodeState> reached = new HashMap<>();
      Map<NodeKey, Integer> started = new HashMap<>();
      Set<String> fired = new HashSet<>(Set.of("nightly"));
      Deque<NodeKey> live = new ArrayDeque<>(List.of(A, B));
      int turn = choice;
      for (Next next = new Next.Wait(); !(next instanceof Next.End); ) {
        if (!live.isEmpty()) {
          NodeKey node = turn % 2 == 0 ? live.pollFirst() : live.pollLast();
          boolean crawl = node.type() == NodeKey.Type.CRAWLER;
          String end = crawl ? "SUCCEEDED" : ends.get(turn % 3);
          turn = turn / 3 + choice;
          reached.put(node, new NodeState(end));
        }
        live.forEach(node -> reached.put(node, new NodeState("RUNNING")));
        next = Machine.next(rules, fired, reached, false);
        if (next instanceof Next.Fire fire) {
          fired.addAll(fire.triggers());
          for (Rule rule : rules) {
            if (fire.triggers().contains(rule.trigger())) {
              rule.actions().forEach(node -> started.merge(node, 1, Integer::sum));
              live.addAll(rule.actions());
            }
          }
        }
      }
      assertThat(live).isEmpty();
      assertThat(started.values()).allMatch(count -> count == 1);
    }
  }
}

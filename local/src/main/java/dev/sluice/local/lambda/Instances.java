package dev.sluice.local.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The idle instances of a deployed function; once it is retired they are closed and not kept. */
final class Instances {
  private final Deque<HandlerInstance> idle = new ArrayDeque<>();
  private boolean retired;

  synchronized Optional<HandlerInstance> take() {
    return Optional.ofNullable(idle.poll());
  }

  void giveBack(HandlerInstance instance) {
    if (!keep(instance)) {
      instance.close();
    }
  }

  private synchronized boolean keep(HandlerInstance instance) {
    if (!retired) {
      idle.push(instance);
    }
    return !retired;
  }

  /** Closes what is idle, and what is at work as soon as it has finished. */
  void retire() {
    drained().forEach(HandlerInstance::close);
  }

  private synchronized List<HandlerInstance> drained() {
    retired = true;
    List<HandlerInstance> all = new ArrayList<>(idle);
    idle.clear();
    return all;
  }
}

package dev.sluice.local.lambda;

import dev.sluice.local.events.DaemonThreads;
import dev.sluice.local.template.FunctionSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the deployed functions and invokes them, each event in an instance of its own. */
public final class FunctionHost implements AutoCloseable {
  private record Deployed(
      FunctionSpec spec, Map<String, String> environment, Instances instances) {}

  private static final Logger LOG = LoggerFactory.getLogger(FunctionHost.class);
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final String arnPrefix;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(new DaemonThreads("function"));
  private volatile Map<String, Deployed> functions = Map.of();

  /**
   * @param arnPrefix what the ARN of a function starts with, up to its name
   */
  public FunctionHost(String arnPrefix, Clock clock) {
    this.arnPrefix = arnPrefix;
    this.clock = clock;
  }

  /**
   * Replaces all functions; instances of before finish what they are at.
   *
   * @param surroundings adds to a function's environment what Lambda itself sets
   */
  public void deploy(List<FunctionSpec> specs, UnaryOperator<Map<String, String>> surroundings) {
    Map<String, Deployed> fresh = new HashMap<>();
    for (FunctionSpec spec : specs) {
      Map<String, String> environment = surroundings.apply(new HashMap<>(spec.environment()));
      environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
      // Any credentials are taken; these tell who calls.
      environment.put("AWS_ACCESS_KEY_ID", spec.name());
      fresh.put(spec.name(), new Deployed(spec, Map.copyOf(environment), new Instances()));
    }
    Map<String, Deployed> before = functions;
    functions = Map.copyOf(fresh);
    before.values().forEach(function -> function.instances().retire());
  }

  public Set<String> names() {
    return functions.keySet();
  }

  /** Invokes a function and waits for its answer, at most for the function's own time-out. */
  public String invoke(String name, String payload) {
    Deployed function = functions.get(name);
    if (function == null) {
      throw new FunctionFailedException(
          "function " + name + " is not deployed; there are " + functions.keySet(), null);
    }
    Future<String> running = threads.submit(() -> run(function, payload));
    try {
      return running.get(function.spec().timeoutSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      running.cancel(true);
      throw new FunctionFailedException(
          name + " timed out after " + function.spec().timeoutSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FunctionFailedException failed
          ? failed
          : new FunctionFailedException(name + " failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FunctionFailedException(name + " was interrupted", e);
    }
  }

  private String run(Deployed function, String payload) {
    HandlerInstance instance =
        function
            .instances()
            .take()
            .orElseGet(() -> HandlerInstance.create(function.spec(), function.environment()));
    FunctionSpec spec = function.spec();
    try {
      return instance.invoke(
          payload,
          new Invocation(
              spec.name(),
              arnPrefix + spec.name(),
              UUID.randomUUID().toString(),
              clock.instant().plusSeconds(spec.timeoutSeconds()),
              clock));
    } finally {
      function.instances().giveBack(instance);
    }
  }

  /** Ends all functions, and closes what they hold once none of them is at work. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("a function is still at work {} after it was interrupted", TO_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    functions.values().forEach(function -> function.instances().retire());
  }
}

package dev.sluice.proof;

import dev.sluice.control.Catalog;
import dev.sluice.control.Crawlers;
import dev.sluice.control.JobRuns;
import dev.sluice.control.ObjectWriter;
import dev.sluice.control.RunReports;
import dev.sluice.control.Signals;
import dev.sluice.control.Wakes;
import dev.sluice.control.World;
import dev.sluice.ledger.Ledger;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The part of the world that proofs touch; whatever else is called fails the test. */
final class ProofWorld {
  final List<String> alarms = new ArrayList<>();
  final List<String> woken = new ArrayList<>();

  World around(Ledger ledger, Bucket bucket, Instant now) {
    return new World(
        ledger,
        unused(Crawlers.class),
        unused(JobRuns.class),
        unused(Catalog.class),
        bucket,
        unused(ObjectWriter.class),
        unused(RunReports.class),
        new RecordedWakes(),
        new RecordedSignals(),
        InstantSource.fixed(now),
        new Random(1));
  }

  private static <T> T unused(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new AssertionError("no proof calls " + method);
            }));
  }

  private final class RecordedWakes implements Wakes {
    @Override
    public void wake(String pipelineName, String cause) {
      woken.add(pipelineName);
    }
  }

  private final class RecordedSignals implements Signals {
    @Override
    public void count(String pipelineName, String metric, double value) {}

    @Override
    public void alarm(String pipelineName, Alarm alarm, String subject, String message) {
      alarms.add(alarm.name());
    }
  }
}

package dev.sluice.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.lambda.ledger.StoreProvider;
import dev.sluice.ledger.Gate;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.LedgerContractTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger on the embedded database keeps the contract. */
class H2LedgerTest extends LedgerContractTest {
  @TempDir Path directory;

  @Override
  protected Ledger ledger() {
    return new DocumentLedger(H2Store.open("jdbc:h2:mem:" + UUID.randomUUID()));
  }

  @Test
  void functionsFindItByTheUrl() {
    assertThat(ServiceLoader.load(StoreProvider.class))
        .anyMatch(provider -> provider.supports(LocalLedger.url(directory)))
        .noneMatch(provider -> provider.supports("jdbc:postgresql://host/ledger"));
  }

  @Test
  void whatWasSavedIsThereWhenItIsOpenedAgainAndWhileItIsOpen() {
    try (var cloud = LocalLedger.open(directory);
        var status = LocalLedger.open(directory)) {
      cloud.ledger().save(Gate.open("cloudtrail").with("t-1", 2));
      assertThat(status.ledger().gate("cloudtrail").live()).containsOnlyKeys("t-1");
    }
    try (var later = LocalLedger.open(directory)) {
      assertThat(later.ledger().gate("cloudtrail").live()).containsOnlyKeys("t-1");
    }
  }

  /** Two functions' first calls may meet; H2's IF NOT EXISTS does not hold for an index then. */
  @Test
  void manyThatOpenANewLedgerAtOnceAllGetIt() throws Exception {
    int openers = 8;
    var threads = Executors.newFixedThreadPool(openers);
    try {
      for (int round = 0; round < 40; round++) {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        var together = new CyclicBarrier(openers);
        var opened = new ArrayList<Future<H2Store>>();
        for (int opener = 0; opener < openers; opener++) {
          opened.add(
              threads.submit(
                  () -> {
                    together.await();
                    return H2Store.open(url);
                  }));
        }
        for (Future<H2Store> each : opened) {
          try (var store = each.get()) {
            assertThat(store.counts("any")).isEmpty();
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFunctionThatIsInterruptedWhileItSavesDoesNotCloseTheLedgerOfAll() {
    try (var ledger = LocalLedger.open(directory)) {
      var gate = ledger.ledger().save(Gate.open("cloudtrail")).orElseThrow();
      Thread.currentThread().interrupt();
      var saved = ledger.ledger().save(gate.with("t-1", 2));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(saved).isPresent();
      assertThat(ledger.ledger().gate("cloudtrail")).isEqualTo(saved.orElseThrow());
    }
  }
}

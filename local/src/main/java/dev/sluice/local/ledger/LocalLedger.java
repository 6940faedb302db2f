package dev.sluice.local.ledger;

import dev.sluice.lambda.ledger.DocumentLedger;
import dev.sluice.ledger.Ledger;
import java.nio.file.Path;

/** The ledger of an embedded cloud's data directory, for programs beside the cloud. */
public final class LocalLedger implements AutoCloseable {
  private final H2Store store;

  private LocalLedger(H2Store store) {
    this.store = store;
  }

  /**
   * The URL of the ledger in a data directory, for {@code SLUICE_LEDGER}. Whoever opens it first
   * serves the others, so that {@code status} reads beside a running cloud.
   *
   * <p>Its files are read and written asynchronously: a function that is interrupted, because its
   * time is up, would close an ordinary channel, and with it the ledger of all.
   */
  public static String url(Path dataDirectory) {
    // Callers get errors as exceptions; a trace file beside them was found in a data directory that
    // was being deleted just after the cloud had stopped, and kept it from being deleted.
    return "jdbc:h2:async:%s;AUTO_SERVER=TRUE;TRACE_LEVEL_FILE=0"
        .formatted(dataDirectory.toAbsolutePath().resolve("ledger").resolve("ledger"));
  }

  /** Opens the ledger of a data directory. */
  public static LocalLedger open(Path dataDirectory) {
    return new LocalLedger(H2Store.open(url(dataDirectory)));
  }

  /** The ledger, until this is closed. */
  public Ledger ledger() {
    return new DocumentLedger(store);
  }

  @Override
  public void close() {
    store.close();
  }
}

package dev.sluice.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** One file of sorted tables; what was committed is there after a kill. */
public final class Store implements AutoCloseable {
  private final MVStore store;

  private Store(MVStore store) {
    this.store = store;
  }

  public static Store open(Path file) {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory of " + file, e);
    }
    // every change is committed by its own call, so the background writer has nothing to do
    return new Store(new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open());
  }

  /** A table of documents by name; made when it is absent. */
  public Table table(String name) {
    return new Table(store, store.openMap(name));
  }

  @Override
  public void close() {
    store.close();
  }
}

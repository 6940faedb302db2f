package dev.sluice.lambda.dynamodb;

import dev.sluice.lambda.ledger.Document;
import dev.sluice.ledger.LedgerException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Has the writes of a batch under way at once, since each one mostly waits for its answer. */
public final class Writers {
  private final Executor threads;

  /** Writes on these threads. */
  public Writers(Executor threads) {
    this.threads = threads;
  }

  /** So many writes at once, on threads that are there only while there is something to write. */
  public static Writers atOnce(int many) {
    var pool =
        new ThreadPoolExecutor(
            many,
            many,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread = new Thread(task, "ledger-writer");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return new Writers(pool);
  }

  /** Writes each document; answers the ids of those whose write won. */
  Set<String> all(List<Document> documents, Predicate<Document> write) {
    if (documents.size() == 1) {
      return write.test(documents.get(0)) ? Set.of(documents.get(0).id()) : Set.of();
    }
    var writes = new LinkedHashMap<String, CompletableFuture<Boolean>>();
    for (Document document : documents) {
      writes.put(document.id(), CompletableFuture.supplyAsync(() -> write.test(document), threads));
    }
    var won = new HashSet<String>();
    CompletionException failure = null;
    for (var each : writes.entrySet()) {
      try {
        if (each.getValue().join()) {
          won.add(each.getKey());
        }
      } catch (CompletionException failed) {
        failure = failed; // all are waited for, so that none is under way when they are repeated
      }
    }
    if (failure != null) {
      throw new LedgerException(
          "At least one of %d writes failed: %s".formatted(documents.size(), failure.getMessage()),
          failure);
    }
    return won;
  }
}

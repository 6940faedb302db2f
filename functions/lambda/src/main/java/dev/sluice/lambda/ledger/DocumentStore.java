package dev.sluice.lambda.ledger;

import dev.sluice.ledger.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger needs of a database: versioned documents in named collections, and counters.
 *
 * <p>Reads by id are strongly consistent; listings may lag. A failing database throws {@link
 * dev.sluice.ledger.LedgerException}.
 */
public interface DocumentStore extends AutoCloseable {
  /** One document. */
  Optional<Document> read(String collection, String id);

  /** Many documents by id; absent ones are absent. */
  Map<String, Document> readAll(String collection, Collection<String> ids);

  /**
   * Stores a document as the next version if {@code document.version()} is the stored one (0: none
   * is stored); false when another writer was first.
   */
  boolean write(String collection, Document document);

  /**
   * Stores many, each as {@link #write} would; answers the ids of those that were stored. When it
   * fails, any of them may have been stored.
   */
  Set<String> writeAll(String collection, List<Document> documents);

  /** One page in the order of ids. A null cursor begins. */
  Page<Document> list(String collection, Listing listing, @Nullable String cursor);

  /** Adds to counters. */
  void add(String collection, Map<String, Long> counts);

  /** All counters of a collection. */
  Map<String, Long> counts(String collection);

  @Override
  void close();

  /** Which documents of a collection to list, and in which order. */
  enum Listing {
    ALL,
    OPEN,
    NEWEST_FIRST
  }
}

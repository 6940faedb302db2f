package dev.sluice.local.ledger;

import dev.sluice.lambda.ledger.Document;
import dev.sluice.lambda.ledger.DocumentStore;
import dev.sluice.ledger.Page;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Documents in an H2 database. */
final class H2Store implements DocumentStore {
  private static final int PAGE = 1000;
  private static final String COLUMNS = "SELECT id, version, is_open, json FROM documents ";
  private static final String DUPLICATE_KEY = "23505";
  private static final String INSERT =
      "INSERT INTO documents (collection, id, version, is_open, json) VALUES (?, ?, 1, ?, ?)";
  private static final String UPDATE =
      "UPDATE documents SET version = version + 1, is_open = ?, json = ?"
          + " WHERE collection = ? AND id = ? AND version = ?";

  private final Sql sql;

  private H2Store(Sql sql) {
    this.sql = sql;
  }

  static H2Store open(String url) {
    var sql = Sql.open(url);
    // The index of open documents is a constraint of the table: of two sessions at once, CREATE
    // TABLE
    // IF NOT EXISTS lets one make it, where CREATE INDEX IF NOT EXISTS fails for the second.
    sql.execute(
        """
        CREATE TABLE IF NOT EXISTS documents (
          collection VARCHAR NOT NULL, id VARCHAR NOT NULL, version BIGINT NOT NULL,
          is_open BOOLEAN NOT NULL, json VARCHAR NOT NULL, PRIMARY KEY (collection, id),
          CONSTRAINT open_documents UNIQUE (collection, is_open, id))
        """);
    sql.execute(
        """
        CREATE TABLE IF NOT EXISTS counters (
          collection VARCHAR NOT NULL, name VARCHAR NOT NULL, amount BIGINT NOT NULL,
          PRIMARY KEY (collection, name))
        """);
    return new H2Store(sql);
  }

  @Override
  public Optional<Document> read(String collection, String id) {
    return sql
        .query(
            COLUMNS + "WHERE collection = ? AND id = ?",
            statement -> set(statement, collection, id),
            H2Store::document)
        .stream()
        .findFirst();
  }

  @Override
  public Map<String, Document> readAll(String collection, Collection<String> ids) {
    var found = new HashMap<String, Document>();
    // By a join and not by IN, for which H2 walks through the whole collection.
    sql.query(
            "SELECT d.id, d.version, d.is_open, d.json FROM UNNEST(?) AS wanted (id)"
                + " JOIN documents d ON d.collection = ? AND d.id = wanted.id",
            statement -> set(statement, ids.stream().distinct().toArray(String[]::new), collection),
            H2Store::document)
        .forEach(document -> found.put(document.id(), document));
    return found;
  }

  @Override
  public boolean write(String collection, Document document) {
    return writeAll(collection, List.of(document)).contains(document.id());
  }

  @Override
  public Set<String> writeAll(String collection, List<Document> documents) {
    // In one order, so that two batches at once wait for one another and never each for both.
    List<Document> sorted = documents.stream().sorted(Comparator.comparing(Document::id)).toList();
    return sql.inTransaction(
        connection -> {
          var stored = new HashSet<String>();
          try (var insert = connection.prepareStatement(INSERT);
              var update = connection.prepareStatement(UPDATE)) {
            for (Document document : sorted) {
              if (write(collection, document, insert, update) == 1) {
                stored.add(document.id());
              }
            }
          }
          return stored;
        });
  }

  private static int write(
      String collection, Document document, PreparedStatement insert, PreparedStatement update)
      throws SQLException {
    if (document.version() > 0) {
      set(update, document.open(), document.json(), collection, document.id(), document.version());
      return update.executeUpdate();
    }
    set(insert, collection, document.id(), document.open(), document.json());
    try {
      return insert.executeUpdate();
    } catch (SQLException failed) {
      if (DUPLICATE_KEY.equals(failed.getSQLState())) {
        return 0; // this statement alone is undone; the transaction goes on
      }
      throw failed;
    }
  }

  @Override
  public Page<Document> list(String collection, Listing listing, @Nullable String cursor) {
    boolean newestFirst = listing == Listing.NEWEST_FIRST;
    var where = new StringBuilder("WHERE collection = ?");
    var parameters = new ArrayList<Object>(List.of(collection));
    if (listing == Listing.OPEN) {
      where.append(" AND is_open = TRUE");
    }
    if (cursor != null) {
      where.append(newestFirst ? " AND id < ?" : " AND id > ?");
      parameters.add(cursor);
    }
    where.append(newestFirst ? " ORDER BY id DESC" : " ORDER BY id").append(" LIMIT " + PAGE);
    List<Document> documents =
        sql.query(
            COLUMNS + where, statement -> set(statement, parameters.toArray()), H2Store::document);
    boolean full = documents.size() == PAGE;
    return new Page<>(documents, full ? documents.get(PAGE - 1).id() : null);
  }

  @Override
  public void add(String collection, Map<String, Long> counts) {
    counts.forEach(
        (name, count) ->
            sql.update(
                """
                MERGE INTO counters c USING (VALUES (?, ?, CAST(? AS BIGINT))) AS n (l, m, a)
                ON c.collection = n.l AND c.name = n.m
                WHEN MATCHED THEN UPDATE SET amount = c.amount + n.a
                WHEN NOT MATCHED THEN INSERT VALUES (n.l, n.m, n.a)
                """,
                statement -> set(statement, collection, name, count)));
  }

  @Override
  public Map<String, Long> counts(String collection) {
    var counts = new TreeMap<String, Long>();
    sql.query(
            "SELECT name, amount FROM counters WHERE collection = ?",
            statement -> set(statement, collection),
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  @Override
  public void close() {
    sql.close();
  }

  private static Document document(ResultSet row) throws SQLException {
    return new Document(row.getString(1), row.getLong(2), row.getBoolean(3), row.getString(4));
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}

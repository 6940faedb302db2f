package dev.sluice.jobs.lake;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;

/**
 * Remembers in an Iceberg table's properties which run left a partition empty: such a partition has
 * no file whose directory would tell.
 */
final class EmptiedPartitions {
  private static final String PREFIX = "sluice.emptied.";

  private EmptiedPartitions() {}

  /** The version that left the partition empty, if it was left so. */
  static Optional<Version> version(Table table, Publication publication) {
    return Optional.ofNullable(table.properties().get(key(publication))).map(Version::parse);
  }

  /** Whether publishing these changes what has to be remembered. */
  static boolean changedBy(Table table, List<Publication> due) {
    return due.stream()
        .anyMatch(
            publication ->
                publication.files().isEmpty() || table.properties().containsKey(key(publication)));
  }

  /** Remembers what these leave empty, and forgets what they fill. */
  static void update(Transaction transaction, List<Publication> due, String token) {
    UpdateProperties properties = transaction.updateProperties();
    for (Publication publication : due) {
      if (publication.files().isEmpty()) {
        properties.set(key(publication), new Version(publication.generation(), token).text());
      } else {
        properties.remove(key(publication));
      }
    }
    properties.commit();
  }

  private static String key(Publication publication) {
    StringBuilder key = new StringBuilder(PREFIX);
    publication
        .values()
        .forEach((name, value) -> key.append(name).append('=').append(value).append('/'));
    return key.toString();
  }
}

package dev.sluice.jobs.jdbc.write;

import dev.sluice.jobs.jdbc.JdbcPlace;
import java.util.Optional;

/**
 * Where tables go.
 *
 * @param schema the database's schema; empty for the user's first
 * @param copy how Redshift loads in bulk; absent for plain inserts
 */
public record JdbcTarget(JdbcPlace place, String schema, Optional<Copy> copy) {

  /**
   * Bulk loading into Redshift through S3.
   *
   * @param from the temporary directory
   * @param role the role that Redshift reads with; {@code default} for the cluster's own
   */
  public record Copy(String from, String role) {}
}

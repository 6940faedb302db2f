package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.aws.AwsClients;
import dev.sluice.jobs.jdbc.Dialect;
import dev.sluice.jobs.jdbc.JdbcPlace;
import dev.sluice.jobs.jdbc.JdbcSession;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;

/**
 * What one reader reads.
 *
 * @param columns the columns to make of each row; none when rows are only counted
 */
record ReadPart(
    JdbcPlace place,
    String label,
    String sql,
    String snapshot,
    List<SourceColumn> columns,
    int fetchSize)
    implements InputPartition {

  ReadPart {
    columns = List.copyOf(columns);
  }

  String doing() {
    return "Reading " + label;
  }

  PartitionReader<InternalRow> open() {
    JdbcSession session = JdbcSession.open(place, AwsClients.ofProcess());
    try {
      session.readOnly();
      if (!snapshot.isEmpty()) {
        session.execute(doing(), "SET TRANSACTION SNAPSHOT '" + snapshot + "'");
      }
      return session.dialect() == Dialect.POSTGRESQL
          ? new PgCopyReader(session, this)
          : new ResultSetReader(session, this);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }
}

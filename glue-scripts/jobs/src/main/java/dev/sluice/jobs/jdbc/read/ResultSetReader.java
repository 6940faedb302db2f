package dev.sluice.jobs.jdbc.read;

import dev.sluice.jobs.jdbc.JdbcSession;
import dev.sluice.jobs.run.JobException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads rows by plain JDBC, some at a time. */
final class ResultSetReader implements PartitionReader<InternalRow> {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final JdbcSession session;
  private final ReadPart part;
  private final Statement statement;
  private final ResultSet rows;

  ResultSetReader(JdbcSession session, ReadPart part) {
    this.session = session;
    this.part = part;
    this.statement = session.attempt(part.doing(), open -> statement(open.createStatement()));
    this.rows = session.attempt(part.doing(), open -> statement.executeQuery(part.sql()));
  }

  private Statement statement(Statement created) throws SQLException {
    created.setFetchSize(part.fetchSize());
    return created;
  }

  @Override
  public boolean next() {
    return session.attempt(part.doing(), open -> rows.next());
  }

  @Override
  public InternalRow get() {
    Object[] values = new Object[part.columns().size()];
    session.attempt(
        part.doing(),
        open -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = value(part.columns().get(i), i + 1);
          }
          return values;
        });
    return new GenericInternalRow(values);
  }

  private @Nullable Object value(SourceColumn column, int index) throws SQLException {
    return switch (column.kind()) {
      case BOOLEAN -> present(rows.getBoolean(index));
      case SHORT -> present(rows.getShort(index));
      case INTEGER -> present(rows.getInt(index));
      case LONG -> present(rows.getLong(index));
      case FLOAT -> present(rows.getFloat(index));
      case DOUBLE -> present(rows.getDouble(index));
      case DECIMAL -> decimal(column, rows.getBigDecimal(index));
      case TEXT, AS_TEXT -> {
        String text = rows.getString(index);
        yield text == null ? null : UTF8String.fromString(text);
      }
      case DATE -> {
        LocalDate date = rows.getObject(index, LocalDate.class);
        yield date == null ? null : Math.toIntExact(date.toEpochDay());
      }
      case TIMESTAMP -> {
        LocalDateTime time = rows.getObject(index, LocalDateTime.class);
        yield time == null ? null : ChronoUnit.MICROS.between(EPOCH, time);
      }
      case INSTANT -> {
        OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
        yield time == null ? null : ChronoUnit.MICROS.between(EPOCH.atOffset(ZoneOffset.UTC), time);
      }
      case BINARY -> rows.getBytes(index);
    };
  }

  private @Nullable Object present(Object value) throws SQLException {
    return rows.wasNull() ? null : value;
  }

  private @Nullable Object decimal(SourceColumn column, @Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    try {
      BigDecimal exact = value.setScale(column.scale());
      if (exact.precision() <= column.precision()) {
        return Decimal.apply(exact, column.precision(), column.scale());
      }
    } catch (ArithmeticException tooFine) {
      throw tooLarge(column, value.toPlainString());
    }
    throw tooLarge(column, value.toPlainString());
  }

  private JobException tooLarge(SourceColumn column, String value) {
    return BadValue.of(part, column, value);
  }

  @Override
  public void close() {
    session.close();
  }
}

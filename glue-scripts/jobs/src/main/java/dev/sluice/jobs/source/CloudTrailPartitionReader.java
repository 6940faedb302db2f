package dev.sluice.jobs.source;

import dev.sluice.cloudtrail.CloudTrailReader;
import dev.sluice.cloudtrail.RejectedRecord;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a task's files one after another, a record in memory at a time. */
final class CloudTrailPartitionReader implements PartitionReader<InternalRow> {
  private static final Logger LOG = LoggerFactory.getLogger(CloudTrailPartitionReader.class);

  private static final int LONGEST_CORRUPT_TEXT = 4 << 10;

  private final RowMaker rows;
  private final LogFileReaders files;
  private final RejectedLines kept;
  private final Iterator<LogFile> members;
  private final Queue<RejectedRecord> corrupt = new ArrayDeque<>();
  private @Nullable LogFile member;
  private @Nullable CloudTrailReader reader;
  private InternalRow current = new GenericInternalRow(0);
  private @Nullable InternalRow following;
  private long rejected;

  CloudTrailPartitionReader(
      FileGroup group, RowMaker rows, LogFileReaders files, String rejectedUri) {
    this.members = group.files().iterator();
    this.rows = rows;
    this.files = files;
    this.kept = new RejectedLines(rejectedUri);
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      if (nextCorrupt()) {
        return true;
      }
      CloudTrailReader open = reader;
      if (open == null) {
        if (!openNext()) {
          return false;
        }
      } else if (open.next() && member != null) {
        InternalRow row = rows.row(open.row(), member.values(), null);
        if (corrupt.isEmpty()) {
          current = row;
          return true;
        }
        // What was rejected on the way to this record comes before it.
        following = row.copy();
      } else {
        closeFile(open);
      }
    }
  }

  private boolean nextCorrupt() {
    RejectedRecord bad = corrupt.poll();
    if (bad != null && member != null) {
      current = rows.row(null, member.values(), bad);
      return true;
    }
    InternalRow good = following;
    if (good != null) {
      following = null;
      current = good;
      return true;
    }
    return false;
  }

  private boolean openNext() throws IOException {
    if (!members.hasNext()) {
      return false;
    }
    LogFile next = members.next();
    member = next;
    reader = files.open(next, this::reject);
    return true;
  }

  private void reject(RejectedRecord record) throws IOException {
    rejected++;
    if (rows.wantsCorrupt()) {
      corrupt.add(shortened(record));
    }
    kept.accept(record);
  }

  /** A file of nothing but rejected records is queued whole, so each has to be small. */
  private static RejectedRecord shortened(RejectedRecord record) {
    return new RejectedRecord(
        record.file(),
        record.index(),
        record.reason(),
        Arrays.copyOf(record.text(), Math.min(record.text().length, LONGEST_CORRUPT_TEXT)),
        record.length());
  }

  private void closeFile(CloudTrailReader open) throws IOException {
    open.close();
    reader = null;
  }

  @Override
  public InternalRow get() {
    return current;
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return new CustomTaskMetric[] {new RejectedMetric.OfTask(rejected)};
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    kept.close();
    if (rejected > 0) {
      LOG.warn("{} records could not be read; {}", rejected, kept.whereabouts());
    }
  }
}

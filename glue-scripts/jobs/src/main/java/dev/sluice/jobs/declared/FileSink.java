package dev.sluice.jobs.declared;

import dev.sluice.jobs.declared.JobSpec.Writing;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SaveMode;

/** Writes a frame's tables as files, each in a directory; what was there is replaced. */
record FileSink(String path, String format, List<String> partitionBy, Map<String, String> options)
    implements Writing {

  @Override
  public long write(Frames frames, String name) {
    Frame frame = frames.get(name);
    long written = 0;
    boolean several = frame instanceof Frame.Tables;
    for (var table : frame.tables(name).entrySet()) {
      CountedRows counted = CountedRows.of(table.getValue());
      counted
          .rows()
          .write()
          .mode(SaveMode.Overwrite)
          .format(format)
          .options(options)
          .partitionBy(partitionBy.toArray(String[]::new))
          .save(several ? path + table.getKey() + "/" : path);
      written += counted.count();
    }
    return written;
  }
}

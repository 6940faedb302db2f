package dev.sluice.jobs.declared;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.DynamicFrameCollection;
import dev.sluice.jobs.run.JobException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a name in a spec stands for: records, rows, or several tables of records. */
sealed interface Frame {

  DynamicFrame records();

  Dataset<Row> rows();

  /** The tables to write or query, by the name that each gets. */
  Map<String, Dataset<Row>> tables(String name);

  /** How many error records its rows left out so far. */
  default long leftOut() {
    return 0;
  }

  /** Self-describing records. */
  record Records(DynamicFrame records, LeftOut errors) implements Frame {
    Records(DynamicFrame records) {
      this(records, new LeftOut());
    }

    @Override
    public Dataset<Row> rows() {
      return errors.rows(records);
    }

    @Override
    public long leftOut() {
      return errors.value();
    }

    @Override
    public Map<String, Dataset<Row>> tables(String name) {
      return Map.of(name, rows());
    }
  }

  /** Rows of a known schema: they become records only where a transform wants them. */
  record Rows(Dataset<Row> rows, String name) implements Frame {
    @Override
    public DynamicFrame records() {
      return DynamicFrame.fromDF(rows, name);
    }

    @Override
    public Map<String, Dataset<Row>> tables(String as) {
      return Map.of(as, rows);
    }
  }

  /** Several frames, such as Relationalize makes. */
  record Tables(DynamicFrameCollection collection, String name, LeftOut errors) implements Frame {
    Tables(DynamicFrameCollection collection, String name) {
      this(collection, name, new LeftOut());
    }

    @Override
    public long leftOut() {
      return errors.value();
    }

    @Override
    public DynamicFrame records() {
      throw new JobException(
          "'%s' is several frames: %s. Take one by SelectFromCollection with its key."
              .formatted(name, collection.keys()));
    }

    @Override
    public Dataset<Row> rows() {
      return records().toDF();
    }

    @Override
    public Map<String, Dataset<Row>> tables(String as) {
      Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
      collection.frames().forEach((key, frame) -> tables.put(identifier(key), errors.rows(frame)));
      return tables;
    }
  }

  /** A frame's key as SQL can write it without quotes. */
  static String identifier(String key) {
    return key.replaceAll("[^A-Za-z0-9_]", "_");
  }
}

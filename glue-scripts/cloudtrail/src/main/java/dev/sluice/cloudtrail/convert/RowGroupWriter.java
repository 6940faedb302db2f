package dev.sluice.cloudtrail.convert;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Encodes the columns of each row group side by side and writes them one after another. */
final class RowGroupWriter {
  private final ConversionSettings settings;
  private final Workers workers;
  private final MessageType schema;

  RowGroupWriter(ConversionSettings settings, Workers workers) {
    this.settings = settings;
    this.workers = workers;
    schema = ParquetSchema.message(settings.fieldIds());
  }

  List<WrittenFile> write(RowGroups groups, List<StoredBatch> batches, ConversionTarget target)
      throws IOException {
    @Nullable ChunkEncoder[] encoders = new ChunkEncoder[workers.limit()];
    try (ParquetFiles files = new ParquetFiles(schema, settings, target)) {
      for (RowGroup group = groups.next(); group != null; group = groups.next()) {
        files.write(encode(group, groups, batches, encoders), group.count());
      }
      return files.finish();
    } finally {
      for (ChunkEncoder encoder : encoders) {
        if (encoder != null) {
          encoder.close();
        }
      }
    }
  }

  private List<EncodedChunk> encode(
      RowGroup group,
      RowGroups groups,
      List<StoredBatch> batches,
      @Nullable ChunkEncoder[] encoders)
      throws IOException {
    EncodedChunk[] chunks = new EncodedChunk[Leaf.ALL.size()];
    AtomicInteger next = new AtomicInteger();
    workers.run(
        new Workers.Work() {
          @Override
          public void run(int worker) throws IOException {
            for (int i = next.getAndIncrement(); i < chunks.length; i = next.getAndIncrement()) {
              workers.invite(this);
              chunks[i] = encode(Leaf.ALL.get(i), group, groups, batches, encoder(worker));
            }
          }

          private ChunkEncoder encoder(int worker) {
            ChunkEncoder encoder = encoders[worker];
            if (encoder == null) {
              encoder = new ChunkEncoder(settings.compression());
              encoders[worker] = encoder;
            }
            return encoder;
          }
        });
    return Arrays.asList(chunks);
  }

  private EncodedChunk encode(
      Leaf leaf, RowGroup group, RowGroups groups, List<StoredBatch> batches, ChunkEncoder encoder)
      throws IOException {
    PrimitiveType type = schema.getColumns().get(leaf.position()).getPrimitiveType();
    if (leaf.index() == Leaf.EVENT_TIME) {
      long[] times = new long[group.count()];
      Arrays.setAll(times, i -> batches.get(group.batches()[i]).keys().time(group.rows()[i]));
      return encoder.encodeTimes(type, times);
    }
    return encoder.encode(leaf, type, group, groups.slices(leaf, group));
  }
}

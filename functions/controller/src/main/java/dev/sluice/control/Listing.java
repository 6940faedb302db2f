package dev.sluice.control;

import dev.sluice.layout.LogKey;
import dev.sluice.layout.SourcePartition;
import dev.sluice.ledger.Page;
import dev.sluice.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the log objects of one source partition, as if their events had just come. */
final class Listing {
  private final Pipeline pipeline;
  private final ObjectLister lister;

  Listing(Pipeline pipeline, ObjectLister lister) {
    this.pipeline = pipeline;
    this.lister = lister;
  }

  /** All its logs; none when S3 did not answer. What is no log of ours is left out. */
  Optional<List<Arrival>> of(SourcePartition source) {
    String bucket = pipeline.raw().bucket();
    String directory = pipeline.raw().layout().directory(source);
    var arrivals = new ArrayList<Arrival>();
    String cursor = null;
    do {
      var answer = lister.objects(bucket, directory, cursor);
      if (!(answer instanceof Outcome.Done<Page<ObjectLister.Item>> done)) {
        return Optional.empty();
      }
      for (ObjectLister.Item item : done.value().items()) {
        // Events count what is ignored; a listing would count it again each time.
        if (item.size() > 0
            && pipeline.raw().layout().match(item.key()) instanceof LogKey key
            && pipeline.outputOf(key).isPresent()) {
          arrivals.add(new Arrival(item.key(), bucket, item.key(), item.size(), item.modifiedAt()));
        }
      }
      cursor = done.value().next();
    } while (cursor != null);
    return Optional.of(arrivals);
  }
}

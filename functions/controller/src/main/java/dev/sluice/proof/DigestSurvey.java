package dev.sluice.proof;

import dev.sluice.control.DayRange;
import dev.sluice.control.ObjectLister;
import dev.sluice.control.Outcome;
import dev.sluice.control.SourceWalk;
import dev.sluice.control.World;
import dev.sluice.ledger.Page;
import dev.sluice.pipeline.Pipeline;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for digests in the bucket, and takes in those that are not settled. */
final class DigestSurvey {
  private final Pipeline pipeline;
  private final World world;
  private final DigestIntake intake;

  DigestSurvey(Pipeline pipeline, World world, DigestIntake intake) {
    this.pipeline = pipeline;
    this.world = world;
    this.intake = intake;
  }

  /**
   * Walks the digests that were delivered in these days; false when S3 did not answer.
   *
   * @param settled whether a digest that was found needs nothing more
   */
  boolean walk(DayRange days, Predicate<ObjectRef> settled) {
    var layout = new DigestPlace(pipeline).layout();
    if (layout.isEmpty()) {
      return true;
    }
    String bucket = pipeline.raw().bucket();
    var whole = new boolean[] {true};
    boolean walked =
        new SourceWalk(bucket, layout.get(), world.lister(), days)
            .visit(
                source -> whole[0] &= takeBelow(bucket, layout.get().directory(source), settled));
    return walked && whole[0];
  }

  private boolean takeBelow(String bucket, String directory, Predicate<ObjectRef> settled) {
    boolean whole = true;
    @Nullable String cursor = null;
    do {
      var answer = world.lister().objects(bucket, directory, cursor);
      if (!(answer instanceof Outcome.Done<Page<ObjectLister.Item>> done)) {
        return false;
      }
      for (ObjectLister.Item item : done.value().items()) {
        var at = new ObjectRef(bucket, item.key());
        if (intake.wants(at) && !settled.test(at)) {
          whole &= intake.take(at);
        }
      }
      cursor = done.value().next();
    } while (cursor != null);
    return whole;
  }
}

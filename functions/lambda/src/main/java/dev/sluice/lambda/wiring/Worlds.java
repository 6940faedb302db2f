package dev.sluice.lambda.wiring;

import dev.sluice.control.World;
import dev.sluice.lambda.glue.GlueCatalog;
import dev.sluice.lambda.glue.GlueCrawlers;
import dev.sluice.lambda.glue.GlueJobRuns;
import dev.sluice.lambda.s3.S3Lister;
import dev.sluice.lambda.s3.S3RunReports;
import dev.sluice.lambda.s3.S3Writer;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Makes what sweeps and reconcile passes read and change. Apart from {@link Wiring}, so that the
 * packages of the other functions carry no client of Glue and S3.
 */
public final class Worlds {
  private Worlds() {}

  /** A world that is made at its first use. */
  public static Supplier<World> of(Wiring wiring) {
    return new Lazy<>(() -> make(wiring));
  }

  private static World make(Wiring wiring) {
    var glue = wiring.clients().glue();
    var starter = wiring.clients().glueStarter();
    var s3 = wiring.clients().s3();
    return new World(
        wiring.ledger(),
        new GlueCrawlers(glue, starter),
        new GlueJobRuns(glue, starter),
        new GlueCatalog(glue),
        new S3Lister(s3),
        new S3Writer(s3),
        new S3RunReports(s3),
        wiring.wakes(),
        wiring.signals(),
        wiring.clock(),
        // Seeded anew after a restore, unlike any other: tokens must differ between two copies of
        // one snapshot.
        new SecureRandom());
  }
}

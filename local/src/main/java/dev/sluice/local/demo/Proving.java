package dev.sluice.local.demo;

import dev.sluice.control.DayRange;
import dev.sluice.lambda.wiring.Proofs;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.local.operate.Account;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.proof.Completeness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Waits for the proof that the landed digests allow, and says it in a few words. */
final class Proving {
  private static final DayRange EVER =
      new DayRange(LocalDate.of(2000, 1, 1), LocalDate.of(2999, 12, 31));
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Account account;
  private final Clock clock;
  private final Duration patience;

  Proving(Account account, Clock clock, Duration patience) {
    this.account = account;
    this.clock = clock;
    this.patience = patience;
  }

  /** The pipeline's proof: none without digests, else how many of the listed files are proven. */
  String of(Pipeline pipeline) throws InterruptedException {
    Wiring wiring = account.wiring();
    var reader = Proofs.of(wiring, Worlds.of(wiring)).get().completeness(pipeline);
    Instant end = clock.instant().plus(patience);
    Completeness proof = reader.read(EVER);
    while (!proof.isProven() && clock.instant().isBefore(end)) {
      if (proof.isSettled()) {
        // The functions may still be at a digest that landed before the one it names.
        Instant settled = clock.instant().plus(SETTLING);
        end = end.isBefore(settled) ? end : settled;
      }
      Thread.sleep(PAUSE.toMillis());
      proof = reader.read(EVER);
    }
    return words(proof);
  }

  private static String words(Completeness proof) {
    Completeness.Part all = proof.all();
    if (all.expected() == 0) {
      return "none";
    }
    if (proof.isProven()) {
      return "PROVEN " + all.proven();
    }
    return String.format(
        "PROVEN %d, PENDING %d, MISSING %d, TAMPERED %d",
        all.proven(), all.pending(), all.missing().size(), all.tampered().size());
  }
}

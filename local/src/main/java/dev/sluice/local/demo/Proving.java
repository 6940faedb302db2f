package dev.sluice.local.demo;

import dev.sluice.control.DayRange;
import dev.sluice.lambda.wiring.Proofs;
import dev.sluice.lambda.wiring.Wiring;
import dev.sluice.lambda.wiring.Worlds;
import dev.sluice.local.aws.Clients;
import dev.sluice.local.operate.Account;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.proof.Completeness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Waits for the proof that the landed digests allow, and says it in a few words. */
final class Proving {
  private static final DayRange EVER =
      new DayRange(LocalDate.of(2000, 1, 1), LocalDate.of(2999, 12, 31));
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final List<QueueAttributeName> WAITING =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

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
    try (Wiring wiring = account.wiring();
        Clients clients = account.clients()) {
      var reader = Proofs.of(wiring, Worlds.of(wiring)).get().completeness(pipeline);
      Completeness proof = reader.read(EVER);
      Instant changed = clock.instant();
      while (!proof.isProven()
          && clock.instant().isBefore(changed.plus(quietTime(proof, clients)))) {
        Thread.sleep(PAUSE.toMillis());
        Completeness next = reader.read(EVER);
        if (!next.equals(proof)) {
          changed = clock.instant();
        }
        proof = next;
      }
      return words(proof);
    }
  }

  /** How long nothing may change. What is judged may change while digests wait, or one is read. */
  private Duration quietTime(Completeness proof, Clients clients) {
    return proof.isSettled() && !digestsWait(clients) ? SETTLING : patience;
  }

  private boolean digestsWait(Clients clients) {
    String queue = account.environment() + "-digest";
    Map<QueueAttributeName, String> counts =
        clients
            .sqs()
            .getQueueAttributes(
                get ->
                    get.queueUrl(clients.sqs().getQueueUrl(url -> url.queueName(queue)).queueUrl())
                        .attributeNames(WAITING))
            .attributes();
    return WAITING.stream().anyMatch(count -> !"0".equals(counts.getOrDefault(count, "0")));
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

package dev.sluice.lambda.proof;

import dev.sluice.proof.Pkcs1;
import dev.sluice.proof.PublicKeys;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/** CloudTrail's public keys; each is asked for once. */
public final class CloudTrailKeys implements PublicKeys {
  private static final Duration AROUND = Duration.ofHours(2);

  private final Function<String, CloudTrailClient> clients;
  private final Map<String, PublicKey> known = new ConcurrentHashMap<>();

  /**
   * Asks CloudTrail.
   *
   * @param clients a client by region, since each region lists its own keys only
   */
  public CloudTrailKeys(Function<String, CloudTrailClient> clients) {
    this.clients = clients;
  }

  @Override
  public Optional<PublicKey> byFingerprint(String fingerprint, String region, Instant usedAt) {
    String name = region + "/" + fingerprint;
    if (!known.containsKey(name)) {
      clients
          .apply(region)
          .listPublicKeysPaginator(
              list -> list.startTime(usedAt.minus(AROUND)).endTime(usedAt.plus(AROUND)))
          .publicKeyList()
          .forEach(
              key ->
                  known.put(
                      region + "/" + key.fingerprint(),
                      Pkcs1.publicKey(key.value().asByteArrayUnsafe())));
    }
    return Optional.ofNullable(known.get(name));
  }
}

package dev.sluice.local.tamper;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Damages a data set in every way, and keeps what was done to which file. */
final class Saboteur {
  private final Delivery delivery;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, Damage> done = new TreeMap<>();

  Saboteur(Delivery delivery) {
    this.delivery = delivery;
  }

  /**
   * Leaves the smallest chain as it is, does one kind of damage to each of the next, and every
   * kind, with two neighbouring digests deleted, to the largest.
   */
  Map<String, Damage> damageEveryWay() throws IOException {
    List<List<Delivery.Digest>> chains = new ArrayList<>(delivery.chains().values());
    chains.sort(Comparator.comparing(Saboteur::logs));
    Damage[] kinds = Damage.values();
    for (int chain = 1; chain < chains.size() - 1; chain++) {
      damage(chains.get(chain), chains.get(chain).size() / 2, kinds[(chain - 1) % kinds.length]);
    }
    List<Delivery.Digest> last = chains.get(chains.size() - 1);
    int step = last.size() / (kinds.length + 2);
    for (int kind = 0; kind < kinds.length; kind++) {
      damage(last, (kind + 1) * step, kinds[kind]);
    }
    deleteNeighbour(last);
    return done;
  }

  private static int logs(List<Delivery.Digest> chain) {
    return chain.stream().mapToInt(digest -> digest.logs().size()).sum();
  }

  /** Of the digests that list a log and are not damaged, one near a place; not the last one. */
  private void damage(List<Delivery.Digest> chain, int near, Damage kind) throws IOException {
    List<Delivery.Digest> order = new ArrayList<>(chain.subList(near, chain.size() - 1));
    order.addAll(chain.subList(0, near));
    for (Delivery.Digest digest : order) {
      String victim = kind.isOfLog() ? first(digest.logs()) : digest.key();
      if (!digest.logs().isEmpty() && !done.containsKey(victim)) {
        damage(digest, victim, kind);
        done.put(victim, kind);
        return;
      }
    }
    throw new IllegalStateException(
        "no digest before %s lists a log to damage; generate more records"
            .formatted(chain.get(chain.size() - 1).key()));
  }

  private static String first(List<String> logs) {
    return logs.isEmpty() ? "" : logs.get(0);
  }

  private void deleteNeighbour(List<Delivery.Digest> chain) throws IOException {
    for (int i = 1; i < chain.size(); i++) {
      String before = chain.get(i - 1).key();
      if (done.get(chain.get(i).key()) == Damage.DIGEST_DELETED && !done.containsKey(before)) {
        Files.delete(delivery.path(before));
        done.put(before, Damage.DIGEST_DELETED);
        return;
      }
    }
  }

  private void damage(Delivery.Digest digest, String victim, Damage kind) throws IOException {
    switch (kind) {
      case LOG_CHANGED -> {
        String log = new String(delivery.unpacked(victim), UTF_8);
        delivery.writePacked(victim, (log + " ").getBytes(UTF_8));
      }
      case LOG_GARBLED -> Files.writeString(delivery.path(victim), "this was a log once");
      case LOG_DELETED, DIGEST_DELETED -> Files.delete(delivery.path(victim));
      case DIGEST_CHANGED -> {
        var content = (ObjectNode) json.readTree(delivery.unpacked(victim));
        ((ArrayNode) content.get("logFiles")).remove(0);
        delivery.writePacked(victim, json.writeValueAsBytes(content));
      }
      case SIGNATURE_FORGED -> {
        var manifest = (ObjectNode) delivery.manifest();
        ((ObjectNode) manifest.get("digestSignatures")).put(victim, foreign(digest.key()));
        delivery.writeManifest(manifest);
      }
    }
  }

  /** A signature that is well-formed, and by a key that CloudTrail never had. */
  private static String foreign(String text) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(generator.generateKeyPair().getPrivate());
      signature.update(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with RSA", e);
    }
  }
}

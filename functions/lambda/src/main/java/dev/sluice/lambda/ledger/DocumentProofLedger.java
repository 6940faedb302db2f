package dev.sluice.lambda.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lambda.ledger.DocumentStore.Listing;
import dev.sluice.layout.OutputPartition;
import dev.sluice.ledger.LedgerException;
import dev.sluice.ledger.Page;
import dev.sluice.proof.DigestRecord;
import dev.sluice.proof.LoggedFile;
import dev.sluice.proof.ObjectRef;
import dev.sluice.proof.ProofLedger;
import dev.sluice.proof.ProofRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The proof ledger on a document store. */
public final class DocumentProofLedger implements ProofLedger {
  /** Keys are long: so many stay far below the 400 KB that an item of DynamoDB may have. */
  private static final int FILES_A_DOCUMENT = 500;

  private static final int TRIES = 10;

  private final DocumentStore store;

  /** A ledger on a store that the caller closes. */
  public DocumentProofLedger(DocumentStore store) {
    this.store = store;
  }

  @Override
  public Optional<DigestRecord> digest(String pipeline, ObjectRef digest) {
    return store.read(digests(pipeline), id(digest)).map(ProofJson::digest);
  }

  @Override
  public void save(String pipeline, DigestRecord digest) {
    put(digests(pipeline), id(digest.digest()), false, ProofJson.of(digest));
  }

  @Override
  public Page<DigestRecord> digests(String pipeline, @Nullable String cursor) {
    Page<Document> page = store.list(digests(pipeline), Listing.ALL, cursor);
    return new Page<>(page.items().stream().map(ProofJson::digest).toList(), page.next());
  }

  @Override
  public void expect(
      String pipeline, OutputPartition output, ObjectRef digest, List<LoggedFile> files) {
    for (int from = 0; from < files.size(); from += FILES_A_DOCUMENT) {
      var some = files.subList(from, Math.min(from + FILES_A_DOCUMENT, files.size()));
      put(expectedOf(pipeline, output), id(digest) + "-" + from, false, ProofJson.of(digest, some));
    }
  }

  @Override
  public List<LoggedFile> expected(String pipeline, OutputPartition output) {
    var files = new ArrayList<LoggedFile>();
    @Nullable String cursor = null;
    do {
      Page<Document> page = store.list(expectedOf(pipeline, output), Listing.ALL, cursor);
      page.items().forEach(document -> files.addAll(ProofJson.files(document)));
      cursor = page.next();
    } while (cursor != null);
    return files;
  }

  @Override
  public Optional<ProofRecord> proof(String pipeline, OutputPartition output) {
    return store.read(proofs(pipeline), output.id()).map(ProofJson.proofReader(pipeline));
  }

  @Override
  public void save(ProofRecord proof) {
    put(proofs(proof.pipeline()), proof.output().id(), proof.isOpen(), ProofJson.of(proof));
  }

  @Override
  public Page<ProofRecord> proofs(String pipeline, @Nullable String cursor) {
    return proofs(pipeline, Listing.ALL, cursor);
  }

  @Override
  public Page<ProofRecord> openProofs(String pipeline, @Nullable String cursor) {
    return proofs(pipeline, Listing.OPEN, cursor);
  }

  private Page<ProofRecord> proofs(String pipeline, Listing listing, @Nullable String cursor) {
    Page<Document> page = store.list(proofs(pipeline), listing, cursor);
    return new Page<>(
        page.items().stream().map(ProofJson.proofReader(pipeline)).toList(), page.next());
  }

  /** Stores over whatever is there; a document that says the same is not written again. */
  private void put(String collection, String id, boolean open, String json) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Document> stored = store.read(collection, id);
      if (stored.filter(old -> old.json().equals(json) && old.open() == open).isPresent()) {
        return;
      }
      long version = stored.map(Document::version).orElse(0L);
      if (store.write(collection, new Document(id, version, open, json))) {
        return;
      }
    }
    throw new LedgerException(
        "Lost %d races in a row for %s of %s; deliver it again".formatted(TRIES, id, collection));
  }

  /** Keys are longer than an id may be, and hostile; their hash is neither. */
  private static String id(ObjectRef object) {
    return UUID.nameUUIDFromBytes(object.uri().getBytes(UTF_8)).toString();
  }

  private static String digests(String pipeline) {
    return pipeline + "#digests";
  }

  private static String expectedOf(String pipeline, OutputPartition output) {
    return pipeline + "#expected#" + output.id();
  }

  private static String proofs(String pipeline) {
    return pipeline + "#proofs";
  }
}

package dev.sluice.proof;

import dev.sluice.control.ObjectLister;
import dev.sluice.control.Outcome;
import dev.sluice.ledger.Page;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells which proven files are not in the bucket any more; a directory is listed, not a file. */
final class DeletedFiles {
  private final ObjectLister lister;

  DeletedFiles(ObjectLister lister) {
    this.lister = lister;
  }

  /** The proof with such files marked; none when S3 did not answer. */
  Optional<Proof> markedIn(Proof proof) {
    Set<ObjectRef> directories = new TreeSet<>();
    proof.all(FileVerdict.PROVEN).forEach(file -> directories.add(directory(file)));
    Set<ObjectRef> present = new HashSet<>();
    for (ObjectRef directory : directories) {
      if (!list(directory, present)) {
        return Optional.empty();
      }
    }
    var files = new TreeMap<>(proof.files());
    files.replaceAll(
        (file, verdict) ->
            verdict == FileVerdict.PROVEN && !present.contains(file)
                ? FileVerdict.DELETED
                : verdict);
    return Optional.of(new Proof(proof.read(), files));
  }

  private boolean list(ObjectRef directory, Set<ObjectRef> present) {
    @Nullable String cursor = null;
    do {
      var answer = lister.objects(directory.bucket(), directory.key(), cursor);
      if (!(answer instanceof Outcome.Done<Page<ObjectLister.Item>> done)) {
        return false;
      }
      done.value().items().forEach(i -> present.add(new ObjectRef(directory.bucket(), i.key())));
      cursor = done.value().next();
    } while (cursor != null);
    return true;
  }

  private static ObjectRef directory(ObjectRef file) {
    return new ObjectRef(file.bucket(), file.key().substring(0, file.key().lastIndexOf('/') + 1));
  }
}

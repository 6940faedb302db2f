package dev.sluice.proof;

import static dev.sluice.proof.SampleChain.object;
import static dev.sluice.proof.SampleChain.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProverTest {
  private final Prover allPresent = new Prover(object -> true);
  private final Prover allGone = new Prover(object -> false);

  @Test
  void aPartitionIsProvenWhenEveryListedFileWasReadWithItsHash() {
    Proof proof = allGone.prove(List.of(listed("a"), listed("b")), List.of(read("b"), read("a")));
    assertThat(proof.state()).isEqualTo(Proof.State.PROVEN);
    assertThat(proof.proven()).isEqualTo(2);
    assertThat(proof.label()).isEqualTo("PROVEN");
  }

  @Test
  void aListedFileThatIsThereAndNotReadIsPending() {
    Proof proof = allPresent.prove(List.of(listed("a"), listed("b")), List.of(read("a")));
    assertThat(proof.state()).isEqualTo(Proof.State.PENDING);
    assertThat(proof.all(FileVerdict.UNREAD)).containsExactly(object("b"));
  }

  @Test
  void aListedFileThatIsNowhereIsMissing() {
    Proof proof = allGone.prove(List.of(listed("a"), listed("b")), List.of(read("a")));
    assertThat(proof.label()).isEqualTo("MISSING 1");
    assertThat(proof.all(FileVerdict.MISSING)).containsExactly(object("b"));
  }

  @Test
  void aFileReadWithAnotherHashIsTamperedAndOutweighsAMissingOne() {
    var changed = new FileRead(object("a"), sha256("changed"));
    Proof proof = allGone.prove(List.of(listed("a"), listed("b")), List.of(changed));
    assertThat(proof.state()).isEqualTo(Proof.State.TAMPERED);
    assertThat(proof.all(FileVerdict.TAMPERED)).containsExactly(object("a"));
  }

  @Test
  void aFileThatNoDigestListsYetKeepsThePartitionPending() {
    Proof proof = allGone.prove(List.of(listed("a")), List.of(read("a"), read("b")));
    assertThat(proof.state()).isEqualTo(Proof.State.PENDING);
    assertThat(proof.all(FileVerdict.UNLISTED)).containsExactly(object("b"));
  }

  @Test
  void nothingExpectedProvesNothing() {
    assertThat(allGone.prove(List.of(), List.of()).state()).isEqualTo(Proof.State.PENDING);
  }

  @Test
  void twoTrailsThatListAFileAgreeOrItIsTampered() {
    var upper = new LoggedFile(object("a"), listed("a").sha256().toUpperCase(Locale.ROOT));
    assertThat(allGone.prove(List.of(listed("a"), upper), List.of(read("a"))).state())
        .isEqualTo(Proof.State.PROVEN);
    var other = new LoggedFile(object("a"), sha256("other"));
    assertThat(allGone.prove(List.of(listed("a"), other), List.of(read("a"))).state())
        .isEqualTo(Proof.State.TAMPERED);
  }

  @Test
  void everyListedFileEndsInExactlyOneVerdict() {
    var random = new Random(7);
    for (int round = 0; round < 500; round++) {
      var expected = new ArrayList<LoggedFile>();
      var read = new ArrayList<FileRead>();
      for (int i = 0; i < random.nextInt(20); i++) {
        if (random.nextBoolean()) {
          expected.add(listed("f" + i));
        }
        if (random.nextBoolean()) {
          read.add(
              random.nextInt(4) == 0 ? new FileRead(object("f" + i), sha256("x")) : read("f" + i));
        }
      }
      Proof proof = new Prover(object -> random.nextBoolean()).prove(expected, read);
      int unread = proof.all(FileVerdict.UNREAD).size();
      int missing = proof.all(FileVerdict.MISSING).size();
      int tampered = proof.all(FileVerdict.TAMPERED).size();
      assertThat(proof.proven() + unread + missing + tampered).isEqualTo(proof.expected());
    }
  }

  private static LoggedFile listed(String key) {
    return new LoggedFile(object(key), sha256(key));
  }

  private static FileRead read(String key) {
    return new FileRead(object(key), sha256(key));
  }
}

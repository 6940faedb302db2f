package dev.sluice.dynamicframe.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the data files that cases name, by their base names beneath one directory. */
public final class CaseData {
  private final Path root;

  /** The data beneath a directory. */
  public CaseData(Path root) {
    this.root = root;
  }

  Path file(String name) {
    String base = Path.of(name).getFileName().toString();
    return find(base)
        .orElseThrow(
            () -> new CaseException("the data file '" + base + "' is not beneath " + root));
  }

  Optional<Path> find(String base) {
    return files().stream().filter(p -> p.getFileName().toString().equals(base)).findFirst();
  }

  /** The data file that a data set's description names, or the only one of a folder of its name. */
  Path dataset(String description) {
    List<String> words = List.of(description.split("[^A-Za-z0-9-]", -1));
    List<Path> found =
        files().stream()
            .filter(p -> p.toString().matches(".*\\.(json|csv|jsonl|gz|parquet)"))
            .toList();
    List<Path> named = found.stream().filter(p -> words.contains(stem(p))).toList();
    List<Path> inFolder =
        found.stream()
            .filter(p -> p.getParent().getFileName().toString().equals(words.get(0)))
            .toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    if (inFolder.size() != 1) {
      throw new CaseException(
          "the data set '%s' names no file, and beneath %s there are %d files of a folder '%s'"
              .formatted(description, root, inFolder.size(), words.get(0)));
    }
    return inFolder.get(0);
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\..*", "");
  }

  private List<Path> files() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
  }
}

package dev.sluice.local.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Documents that only the owner of the data directory may read, each in a file of its own. */
public final class Vault {
  private static final String SUFFIX = ".secret";

  private final Path directory;

  private Vault(Path directory) {
    this.directory = directory;
  }

  /** The vault in this directory, which is made when it is absent. */
  public static Vault in(Path directory) {
    try {
      Files.createDirectories(directory.toAbsolutePath().getParent());
      if (!Files.exists(directory)) {
        Files.createDirectory(directory, ownerOnly("rwx------"));
      }
      return new Vault(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory of secrets " + directory, e);
    }
  }

  public synchronized Optional<ObjectNode> get(String name) {
    Path file = file(name);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** Writes a document; a kill leaves the old one or the new one. */
  public synchronized void put(String name, ObjectNode document) {
    Path file = file(name);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      try (var channel =
          Files.newByteChannel(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly("rw-------"))) {
        channel.write(StandardCharsets.UTF_8.encode(Json.text(document)));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  public synchronized void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(name), e);
    }
  }

  /** All documents, in no order. */
  public synchronized List<ObjectNode> all() {
    List<ObjectNode> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(file -> file.toString().endsWith(SUFFIX)).map(Vault::read).forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
    return found;
  }

  private static ObjectNode read(Path file) {
    try {
      return Json.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** A name may hold what no file name may. */
  private Path file(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return directory.resolve(HexFormat.of().formatHex(hash, 0, 16) + SUFFIX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}

package dev.sluice.jobs.storage;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of this machine, by {@code file:} URI or plain path; both are taken as they stand, neither
 * decoded nor normalised. Hadoop's local file system would keep a checksum file beside each file
 * and fork a process to set its mode.
 */
final class LocalStorage implements Storage {
  private static final String SCHEME = "file:";

  @Override
  public List<StoredFile> list(String directory) throws IOException {
    return collect(directory, 1);
  }

  @Override
  public List<StoredFile> listAll(String directory) throws IOException {
    return collect(directory, Integer.MAX_VALUE);
  }

  private static List<StoredFile> collect(String directory, int depth) throws IOException {
    Path root = path(directory);
    String base = Storages.directory(directory);
    List<StoredFile> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root, depth)) {
      for (Path file : (Iterable<Path>) found::iterator) {
        BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
        if (about.isRegularFile()) {
          files.add(new StoredFile(base + root.relativize(file), about.size()));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // As in S3, a directory without files is one that does not exist.
      return List.of();
    }
    files.sort(Comparator.comparing(StoredFile::uri));
    return files;
  }

  @Override
  public InputStream open(StoredFile file) {
    try {
      return new CheckedSource(Files.newInputStream(path(file.uri())), file);
    } catch (IOException e) {
      throw new SourceBrokenException(file.uri(), e);
    }
  }

  @Override
  public OutputStream write(String uri) throws IOException {
    Path file = path(uri);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    // A hidden name, so that no reader meets half a file.
    return new Appearing(file, file.resolveSibling("." + file.getFileName() + ".part"));
  }

  @Override
  public int deleteAll(String directory) throws IOException {
    List<StoredFile> files = listAll(directory);
    Path root = path(directory);
    if (Files.exists(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
    return files.size();
  }

  private static Path path(String uri) {
    String path = uri.startsWith(SCHEME) ? uri.substring(SCHEME.length()) : uri;
    return Path.of(path.startsWith("//") ? path.substring(2) : path);
  }

  /** Writes beside the file, and puts it in its place when it is whole. */
  private static final class Appearing extends FilterOutputStream {
    private final Path file;
    private final Path part;
    private boolean closed;

    Appearing(Path file, Path part) throws IOException {
      super(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
      this.file = file;
      this.part = part;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        super.close();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}

package dev.sluice.jobs.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;

/** Whatever Hadoop has a file system for; a plain path is a local file. */
final class HadoopStorage implements Storage {
  private final Configuration configuration;

  HadoopStorage(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public List<StoredFile> list(String directory) throws IOException {
    Path path = new Path(directory);
    try {
      return collect(fileSystem(path).listLocatedStatus(path));
    } catch (FileNotFoundException e) {
      // As in S3, a directory without files is one that does not exist.
      return List.of();
    }
  }

  @Override
  public List<StoredFile> listAll(String directory) throws IOException {
    Path path = new Path(directory);
    try {
      return collect(fileSystem(path).listFiles(path, true));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private static List<StoredFile> collect(RemoteIterator<LocatedFileStatus> found)
      throws IOException {
    List<StoredFile> files = new ArrayList<>();
    while (found.hasNext()) {
      LocatedFileStatus status = found.next();
      if (status.isFile()) {
        files.add(new StoredFile(status.getPath().toString(), status.getLen()));
      }
    }
    files.sort(Comparator.comparing(StoredFile::uri));
    return files;
  }

  @Override
  public InputStream open(StoredFile file) {
    Path path = new Path(file.uri());
    try {
      return new CheckedSource(fileSystem(path).open(path), file);
    } catch (IOException e) {
      throw new SourceBrokenException(file.uri(), e);
    }
  }

  @Override
  public OutputFile create(String uri) throws IOException {
    return HadoopOutputFile.fromPath(new Path(uri), configuration);
  }

  @Override
  public OutputStream write(String uri) throws IOException {
    Path path = new Path(uri);
    return fileSystem(path).create(path, true);
  }

  @Override
  public int deleteAll(String directory) throws IOException {
    int count = listAll(directory).size();
    Path path = new Path(directory);
    fileSystem(path).delete(path, true);
    return count;
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(configuration);
  }
}

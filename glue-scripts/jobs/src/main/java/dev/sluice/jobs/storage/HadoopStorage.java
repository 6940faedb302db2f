package dev.sluice.jobs.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
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
    List<StoredFile> files = new ArrayList<>();
    try {
      for (FileStatus status : fileSystem(path).listStatus(path)) {
        if (status.isFile()) {
          files.add(new StoredFile(status.getPath().toString(), status.getLen()));
        }
      }
    } catch (FileNotFoundException e) {
      // As in S3, a directory without files is one that does not exist.
      return List.of();
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
    Path path = new Path(directory);
    int count = 0;
    try {
      RemoteIterator<LocatedFileStatus> files = fileSystem(path).listFiles(path, true);
      while (files.hasNext()) {
        files.next();
        count++;
      }
    } catch (FileNotFoundException e) {
      return 0;
    }
    fileSystem(path).delete(path, true);
    return count;
  }

  private FileSystem fileSystem(Path path) throws IOException {
    return path.getFileSystem(configuration);
  }
}

package dev.sluice.jobs.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Reads and writes whole files by URI. */
public interface Storage {

  /** The files directly in a directory, sorted by name; none when there is no such directory. */
  List<StoredFile> list(String directory) throws IOException;

  /** The files anywhere under a directory. */
  List<StoredFile> listAll(String directory) throws IOException;

  /** A file's bytes; the stream fails, and never just ends, when the source breaks off. */
  InputStream open(StoredFile file) throws IOException;

  /** A file to write to; it appears when it is closed. */
  OutputStream write(String uri) throws IOException;

  /** Deletes every file under a directory, and says how many there were. */
  int deleteAll(String directory) throws IOException;
}

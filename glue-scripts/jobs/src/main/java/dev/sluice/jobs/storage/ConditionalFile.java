package dev.sluice.jobs.storage;

import dev.sluice.jobs.aws.AwsClients;
import java.nio.file.Path;
import java.util.Optional;

/** A small file that is replaced only by who has seen what is in it. */
public interface ConditionalFile {

  /** A file's text, and what a writer must show to replace it. */
  record Content(String text, String version) {}

  /** Someone else has written the file since it was read. */
  final class ChangedException extends Exception {
    private static final long serialVersionUID = 1L;

    ChangedException(String uri, Throwable cause) {
      super(uri + " was written by someone else since it was read", cause);
    }
  }

  Optional<Content> read();

  /** Replaces what was read; an absent version means that nothing was there. */
  void write(String text, Optional<String> version) throws ChangedException;

  static ConditionalFile of(String uri) {
    return S3Uri.matches(uri)
        ? new ConditionalObject(AwsClients.ofProcess().s3(), S3Uri.parse(uri))
        : new ConditionalLocalFile(
            uri.startsWith("file:") ? Path.of(java.net.URI.create(uri)) : Path.of(uri));
  }
}

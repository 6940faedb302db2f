package dev.sluice.control;

/** Writes and deletes objects in S3. */
public interface ObjectWriter {
  /** Puts a small JSON document. */
  Outcome<Outcome.Nothing> put(String uri, String json);

  /** Deletes every object below a directory ({@code s3://bucket/…/}). */
  Outcome<Outcome.Nothing> deleteDirectory(String uri);
}

package dev.sluice.cloudtrail.convert;

import java.io.IOException;
import java.io.InputStream;

/**
 * One log file to convert.
 *
 * @param uri its name in reports, in rejected records and in the table
 * @param size its size in bytes, for planning; what is read decides
 */
public record ConversionInput(String uri, long size, Source source) {

  /** Opens the file's bytes as they are stored. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }
}

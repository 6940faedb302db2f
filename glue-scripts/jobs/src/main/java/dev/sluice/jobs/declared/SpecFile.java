package dev.sluice.jobs.declared;

import dev.sluice.jobs.run.JobException;
import dev.sluice.jobs.storage.Storages;
import dev.sluice.jobs.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A spec's text, from S3, from a file, or from the jar by its bare name. */
record SpecFile(String name, String text) {
  private static final Pattern BUNDLED = Pattern.compile("[a-z0-9-]+");

  static SpecFile load(String where) {
    try (InputStream in = open(where)) {
      String name = where.substring(where.lastIndexOf('/') + 1);
      return new SpecFile(
          BUNDLED.matcher(name).matches() ? name + ".yaml" : name,
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new JobException("The spec %s cannot be read: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static InputStream open(String where) throws IOException {
    if (!BUNDLED.matcher(where).matches()) {
      return Storages.of(where).open(new StoredFile(where, 0));
    }
    InputStream bundled = SpecFile.class.getResourceAsStream("/specs/" + where + ".yaml");
    if (bundled == null) {
      throw new JobException(
          "There is no bundled spec '%s'. Give a file (./%s.yaml) or an s3:// URI."
              .formatted(where, where));
    }
    return bundled;
  }
}

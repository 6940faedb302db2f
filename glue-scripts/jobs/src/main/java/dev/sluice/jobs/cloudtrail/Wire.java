package dev.sluice.jobs.cloudtrail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * Carries records through Spark as bytes: its Kryo, if a session has chosen it, knows no records.
 */
final class Wire {

  private Wire() {}

  static byte[] encode(Serializable value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode " + value.getClass().getName(), e);
    }
    return bytes.toByteArray();
  }

  static <T> T decode(byte[] bytes, Class<T> type) {
    try (ObjectInputStream in = new OwnClasses(bytes)) {
      return type.cast(in.readObject());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot decode " + type.getName(), e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "The job jar on this executor is not the driver's: " + e.getMessage(), e);
    }
  }

  /** On executors the job jar is known to the class loader of this class only. */
  private static final class OwnClasses extends ObjectInputStream {
    OwnClasses(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, Wire.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description);
      }
    }
  }
}

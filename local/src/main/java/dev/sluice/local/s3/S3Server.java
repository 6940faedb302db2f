package dev.sluice.local.s3;

import dev.sluice.local.http.Front;
import dev.sluice.local.http.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/** The embedded S3 server; its port is the whole cloud's endpoint. */
public final class S3Server implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int THREADS = 64;

  private final S3Proxy proxy;

  private S3Server(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /** The objects below a directory, whole after a kill; writes are told to the listener. */
  public static BlobStore files(Path directory, ObjectListener listener) {
    try {
      Files.createDirectories(directory);
      LeftoverUploads.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the object directory " + directory, e);
    }
    BlobStore files = new FilesystemNio2BlobStore(directory.toString());
    return new ObservedBlobStore(new ConditionalBlobStore(new SafeKeyBlobStore(files)), listener);
  }

  /** Starts to answer S3 from the blob store and everything else from the services. */
  public static S3Server start(int port, BlobStore blobs, Services services) {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://" + HOST + ":" + port))
            .ignoreUnknownHeaders(true)
            .jettyMaxThreads(THREADS)
            .stopTimeout(0)
            .build();
    Server jetty = jettyOf(proxy);
    jetty.setHandler(new Front(jetty.getHandler(), services));
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "cannot listen on " + HOST + ":" + port + "; is another cloud running there?", e);
    }
    return new S3Server(proxy);
  }

  public URI endpoint() {
    return URI.create("http://" + HOST + ":" + proxy.getPort());
  }

  /** s3proxy hides its server; one port for all services needs a handler before S3's own. */
  private static Server jettyOf(S3Proxy proxy) {
    try {
      Field field = S3Proxy.class.getDeclaredField("server");
      field.setAccessible(true);
      return (Server) field.get(proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "s3proxy no longer keeps its Jetty server in the field 'server'; adapt to the new pin",
          e);
    }
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the S3 server did not stop", e);
    }
  }
}

package dev.sluice.local.http;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.http.HttpURI;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before the S3 server on its own port and takes what is for the other services. */
public final class Front extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private static final String VIRTUAL_HOST = ".localhost";

  private final Services services;

  public Front(Handler s3, Services services) {
    super(s3);
    this.services = services;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!services.isOpen()) {
      // Objects that landed before the rules are there would be events that nobody hears.
      Response.writeError(request, response, callback, 503, "the embedded cloud is starting");
      return true;
    }
    HttpFields headers = request.getHeaders();
    Route route =
        Route.of(
            request.getMethod() + " " + Request.getPathInContext(request),
            headers.get("X-Amz-Target"),
            headers.get(HttpHeader.AUTHORIZATION),
            headers.get(HttpHeader.CONTENT_TYPE));
    if (route instanceof Route.S3) {
      return super.handle(pathStyle(request), new Patient(request, response), callback);
    }
    CompletableFuture<Answer> pending = services.call(route, read(request));
    pending
        .thenAccept(answer -> write(answer, response, callback))
        .exceptionally(
            failure -> {
              LOG.error("{} could not be answered", route, failure);
              Response.writeError(request, response, callback, 500, "the service failed");
              return null;
            });
    return true;
  }

  /**
   * Answers only when the content has come whole. The S3 server refuses some puts before it reads
   * them, and does not read what follows a signed content's last chunk; answered then, the
   * connection would be closed on a client that still writes, who would take the put for failed.
   */
  private static final class Patient extends Response.Wrapper {
    private boolean read;

    Patient(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (read) {
        super.write(last, content, callback);
        return;
      }
      read = true;
      Content.Source.consumeAll(
          getRequest(),
          Callback.from(() -> super.write(last, content, callback), callback::failed));
    }
  }

  /** A bucket named in the host, as in bucket.localhost, moves to the path. */
  private static Request pathStyle(Request request) {
    String host = Request.getServerName(request);
    if (host == null || !host.endsWith(VIRTUAL_HOST)) {
      return request;
    }
    String bucket = host.substring(0, host.length() - VIRTUAL_HOST.length());
    HttpURI uri = request.getHttpURI();
    return Request.serveAs(request, HttpURI.build(uri).path("/" + bucket + uri.getPath()));
  }

  private static Call read(Request request) throws Exception {
    ByteBuffer buffer = Content.Source.asByteBuffer(request);
    byte[] body = new byte[buffer.remaining()];
    buffer.get(body);
    Map<String, String> headers = new TreeMap<>();
    request.getHeaders().forEach(field -> headers.put(field.getLowerCaseName(), field.getValue()));
    return new Call(
        request.getMethod(), request.getHttpURI().getPathQuery(), Map.copyOf(headers), body);
  }

  private static void write(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}

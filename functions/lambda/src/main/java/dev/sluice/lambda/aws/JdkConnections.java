package dev.sluice.lambda.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Sends the SDK's requests over the JDK's connections, which set TLS up with the first connection
 * that needs it.
 *
 * <p>The SDK's own client of this kind does so when it is made, before anything else can begin: 660
 * classes and every root certificate of the JDK, a quarter of a cold start.
 */
final class JdkConnections implements SdkHttpClient {
  private final int connectMillis;
  private final int answerMillis;

  JdkConnections(Duration connect, Duration answer) {
    connectMillis = Math.toIntExact(connect.toMillis());
    answerMillis = Math.toIntExact(answer.toMillis());
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Exchange(request);
  }

  @Override
  public String clientName() {
    return "JdkConnections";
  }

  @Override
  public void close() {
    // The JDK closes idle connections by itself.
  }

  private HttpURLConnection open(SdkHttpRequest request) throws IOException {
    var connection = (HttpURLConnection) request.getUri().toURL().openConnection();
    connection.setConnectTimeout(connectMillis);
    connection.setReadTimeout(answerMillis);
    connection.setRequestMethod(request.method().name());
    connection.setUseCaches(false);
    // A redirected request needs a signature of its own.
    connection.setInstanceFollowRedirects(false);
    request.forEachHeader(
        (name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
    return connection;
  }

  private final class Exchange implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private volatile @Nullable HttpURLConnection opened;

    Exchange(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      HttpURLConnection connection = open(request.httpRequest());
      opened = connection;
      if (request.contentStreamProvider().isPresent()) {
        send(connection, request.contentStreamProvider().get().newStream());
      }
      int status = connection.getResponseCode();
      InputStream body = body(connection, status);
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(status)
                  .statusText(connection.getResponseMessage())
                  .headers(headers(connection))
                  .build())
          .responseBody(body == null ? null : AbortableInputStream.create(body))
          .build();
    }

    @Override
    public void abort() {
      HttpURLConnection connection = opened;
      if (connection != null) {
        connection.disconnect();
      }
    }

    private void send(HttpURLConnection connection, InputStream content) throws IOException {
      connection.setDoOutput(true);
      String length = request.httpRequest().firstMatchingHeader("Content-Length").orElse(null);
      if (length == null) {
        connection.setChunkedStreamingMode(0);
      } else {
        connection.setFixedLengthStreamingMode(Long.parseLong(length));
      }
      try (content;
          OutputStream out = connection.getOutputStream()) {
        content.transferTo(out);
      }
    }
  }

  /** What came with the status; nothing when there can be nothing. */
  private static @Nullable InputStream body(HttpURLConnection connection, int status)
      throws IOException {
    return status >= 400 ? connection.getErrorStream() : connection.getInputStream();
  }

  private static Map<String, List<String>> headers(HttpURLConnection connection) {
    var headers = new HashMap<>(connection.getHeaderFields());
    headers.remove(null); // the status line
    return headers;
  }
}

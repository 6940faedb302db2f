package dev.sluice.lambda.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Serves a console on the loopback interface. */
final class ConsoleServer implements AutoCloseable {
  private final HttpServer server;
  private final Console console;

  ConsoleServer(Console console) throws IOException {
    this.console = console;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String pipeline =
        Optional.ofNullable(exchange.getRequestURI().getQuery())
            .map(query -> query.replaceFirst("^pipeline=", ""))
            .orElse(null);
    Response response =
        console.answer(
            new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                pipeline,
                exchange.getRequestHeaders().getFirst("If-None-Match")));
    response.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = response.bytes();
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

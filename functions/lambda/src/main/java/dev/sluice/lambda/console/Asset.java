package dev.sluice.lambda.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A file of the page, by its path in the page and its place on the class path. */
record Asset(String type, String resource) {
  private static final String OWN = "/dev/sluice/lambda/console/";
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  static final Map<String, Asset> BY_PATH =
      Map.of(
          "/", new Asset("text/html", OWN + "index.html"),
          "/console.css", new Asset("text/css", OWN + "console.css"),
          "/console.js", new Asset("text/javascript", OWN + "console.js"),
          "/elements.js", new Asset("text/javascript", OWN + "elements.js"),
          "/map.js", new Asset("text/javascript", OWN + "map.js"),
          "/timeline.js", new Asset("text/javascript", OWN + "timeline.js"),
          "/icon.svg", new Asset("image/svg+xml", OWN + "icon.svg"),
          "/uplot.js", new Asset("text/javascript", UPLOT + "uPlot.iife.min.js"),
          "/uplot.css", new Asset("text/css", UPLOT + "uPlot.min.css"));

  Response response() {
    try (InputStream in = Asset.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The package lacks %s; build it again".formatted(resource));
      }
      String body = new String(in.readAllBytes(), UTF_8);
      return Response.of(200, type, body, Map.of("Cache-Control", "max-age=300"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}

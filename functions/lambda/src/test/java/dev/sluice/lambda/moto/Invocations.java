package dev.sluice.lambda.moto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sluice.lambda.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Calls functions with events in JSON, as Lambda does. */
public final class Invocations {
  private Invocations() {}

  /** The function's answer to an event. */
  public static String invoke(RequestStreamHandler function, String event) throws IOException {
    var answer = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, null);
    return answer.toString(UTF_8);
  }

  /** The function's answer to an event with these members. */
  public static String invoke(RequestStreamHandler function, Map<String, ?> event)
      throws IOException {
    return invoke(function, JsonText.of(event));
  }
}

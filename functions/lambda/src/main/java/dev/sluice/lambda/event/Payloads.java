package dev.sluice.lambda.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.lambda.json.Json;
import dev.sluice.lambda.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that Lambda hands over and takes back.
 *
 * <p>The functions read them with the parser that the AWS SDK brings. Lambda's own serialization
 * would load a second JSON library at each cold start, and asks for a date library beside it.
 */
public final class Payloads {
  private Payloads() {}

  /** The members of an event. */
  public static Map<String, @Nullable Object> read(InputStream event) throws IOException {
    return Json.object("Event", new String(event.readAllBytes(), UTF_8));
  }

  /** Answers with an object. */
  public static void write(OutputStream answer, Map<String, ?> members) throws IOException {
    answer.write(JsonText.of(members).getBytes(UTF_8));
  }

  /** Answers that there is nothing to tell. */
  public static void writeNothing(OutputStream answer) throws IOException {
    answer.write("null".getBytes(UTF_8));
  }
}

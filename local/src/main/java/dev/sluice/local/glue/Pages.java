package dev.sluice.local.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Cuts lists into pages whose tokens stay good while the list changes only behind them. */
public final class Pages {
  private Pages() {}

  /**
   * Answers one page: at most {@code MaxResults} of the request, and never more than the limit.
   *
   * @param member what the list is called in the answer
   */
  public static ObjectNode page(
      ObjectNode request, String member, List<? extends JsonNode> all, int limit) {
    int start = start(request);
    if (start > all.size()) {
      start = all.size();
    }
    int end = Math.min(all.size(), start + size(request, limit));
    ObjectNode answer = Json.object();
    answer.set(member, Json.arrayOf(all.subList(start, end)));
    if (end < all.size()) {
      answer.put(
          "NextToken",
          Base64.getEncoder()
              .encodeToString(Integer.toString(end).getBytes(StandardCharsets.US_ASCII)));
    }
    return answer;
  }

  private static int start(ObjectNode request) {
    String token = Json.optional(request, "NextToken");
    if (token == null || token.isEmpty()) {
      return 0;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(token);
      return Integer.parseInt(new String(decoded, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw GlueErrors.invalidInput("NextToken is not one that this service gave: " + token);
    }
  }

  private static int size(ObjectNode request, int limit) {
    int wanted = request.path("MaxResults").asInt(limit);
    if (wanted < 1 || wanted > 1000) {
      throw GlueErrors.invalidInput("MaxResults is " + wanted + ", but must be 1 to 1000");
    }
    return Math.min(wanted, limit);
  }
}

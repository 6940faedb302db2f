package dev.sluice.local.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.http.AwsError;
import dev.sluice.local.http.Json;
import dev.sluice.local.http.Operations;
import dev.sluice.local.store.Store;
import dev.sluice.local.store.Table;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trails and the public keys that their digests are signed with.
 *
 * <p>Only CloudTrail itself has its keys. Here they are an SSM parameter ({@link #KEYS}), which
 * whoever lands signed digests writes: a list of {@code {"fingerprint", "value"}} with the key in
 * PKCS #1 DER, Base64.
 */
public final class Trails {
  /** The parameter with the public keys. */
  public static final String KEYS = "/local/cloudtrail-public-keys";

  private static final String TARGET = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101";
  private static final long DAY = 86_400;

  private final Table table;
  private final String account;
  private final String region;
  private final Function<String, Optional<String>> parameters;

  /**
   * @param parameters the value of an SSM parameter
   */
  public Trails(
      Store store, String region, String account, Function<String, Optional<String>> parameters) {
    this.table = store.table("trails");
    this.region = region;
    this.account = account;
    this.parameters = parameters;
  }

  /** The operations of the endpoint. */
  public Operations operations() {
    return new Operations(TARGET)
        .on("CreateTrail", this::create)
        .on("DescribeTrails", this::describe)
        .on("DeleteTrail", this::delete)
        .on("ListPublicKeys", this::publicKeys);
  }

  private ObjectNode create(ObjectNode request) {
    String name = Json.required(request, "Name");
    if (table.get(name).isPresent()) {
      throw AwsError.client(
          "TrailAlreadyExistsException", "Trail %s already exists.".formatted(arn(name)));
    }
    ObjectNode trail = Json.object();
    trail.put("Name", name);
    trail.put("S3BucketName", Json.required(request, "S3BucketName"));
    trail.put("IncludeGlobalServiceEvents", true);
    trail.put("IsMultiRegionTrail", request.path("IsMultiRegionTrail").asBoolean(false));
    trail.put("HomeRegion", region);
    trail.put("TrailARN", arn(name));
    trail.put("LogFileValidationEnabled", request.path("EnableLogFileValidation").asBoolean(false));
    trail.put("IsOrganizationTrail", false);
    table.put(name, trail);
    return trail;
  }

  private ObjectNode describe(ObjectNode request) {
    ObjectNode answer = Json.object();
    answer.set("trailList", Json.arrayOf(table.all()));
    return answer;
  }

  private ObjectNode delete(ObjectNode request) {
    String name = Json.required(request, "Name");
    if (!table.remove(name)) {
      throw AwsError.client("TrailNotFoundException", "Unknown trail: " + arn(name));
    }
    return Json.object();
  }

  /** Every key is valid in every window that is asked for. */
  private ObjectNode publicKeys(ObjectNode request) {
    ArrayNode list = Json.array();
    for (JsonNode key : parameters.apply(KEYS).map(Json::parseArray).orElseGet(Json::array)) {
      double end = request.path("EndTime").asDouble(DAY);
      ObjectNode listed = list.addObject();
      listed.put("Fingerprint", key.path("fingerprint").asText());
      listed.put("Value", key.path("value").asText());
      listed.put("ValidityStartTime", request.path("StartTime").asDouble(end - DAY));
      listed.put("ValidityEndTime", end);
    }
    ObjectNode answer = Json.object();
    answer.set("PublicKeyList", list);
    return answer;
  }

  private String arn(String name) {
    return "arn:aws:cloudtrail:" + region + ":" + account + ":trail/" + name;
  }
}

package dev.sluice.local.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.local.events.EventBus;
import dev.sluice.local.http.Json;
import dev.sluice.local.s3.ObjectListener;
import dev.sluice.local.s3.StoredObject;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Tells EventBridge of every object written, as S3 does for a bucket that has it switched on. */
final class ObjectCreated implements ObjectListener {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final EventBus bus;
  private final String account;
  private final Random requestIds;
  private final AtomicLong sequence;

  ObjectCreated(EventBus bus, String account, Clock clock, Random requestIds) {
    this.bus = bus;
    this.account = account;
    this.requestIds = requestIds;
    // starts above everything of before a restart, because a sequencer may never go back
    this.sequence = new AtomicLong(clock.millis() << 20);
  }

  @Override
  public void created(StoredObject object) {
    ObjectNode detail = Json.object();
    detail.put("version", "0");
    detail.put("event-version", "1.0");
    detail.putObject("bucket").put("name", object.bucket());
    detail
        .putObject("object")
        .put("key", object.key())
        .put("size", object.size())
        .put("etag", object.etag())
        .put("sequencer", HEX.toHexDigits(sequence.incrementAndGet()));
    detail.put("request-id", HEX.toHexDigits(requestIds.nextLong()));
    detail.put("requester", account);
    detail.put("source-ip-address", "127.0.0.1");
    detail.put("reason", object.reason());
    bus.publish("aws.s3", "Object Created", List.of("arn:aws:s3:::" + object.bucket()), detail);
  }
}

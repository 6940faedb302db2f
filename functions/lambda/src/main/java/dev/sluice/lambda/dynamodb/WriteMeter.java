package dev.sluice.lambda.dynamodb;

import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Adds up the write units that a ledger uses, since they are what it costs. */
public final class WriteMeter {
  private final DoubleAdder computed = new DoubleAdder();
  private final DoubleAdder reported = new DoubleAdder();

  void wrote(double units, @Nullable ConsumedCapacity capacity) {
    computed.add(units);
    if (capacity != null && capacity.capacityUnits() != null) {
      reported.add(capacity.capacityUnits());
    }
  }

  /** Units by the size of what was written, as DynamoDB's documentation counts them. */
  public double computed() {
    return computed.sum();
  }

  /** Units as DynamoDB answered them; emulators answer little or nothing. */
  public double reported() {
    return reported.sum();
  }
}

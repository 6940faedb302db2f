package dev.sluice.lambda.wiring;

import dev.sluice.pipeline.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/**
 * The pipelines in Parameter Store, read again when they have grown old: a function lives long, and
 * a snapshot of it far longer.
 */
final class PipelineSource {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Supplier<SsmClient> ssm;
  private final String parameter;
  private final InstantSource clock;
  private @Nullable List<Pipeline> pipelines;
  private Instant readAt = Instant.MIN;

  PipelineSource(Supplier<SsmClient> ssm, String parameter, InstantSource clock) {
    this.ssm = ssm;
    this.parameter = parameter;
    this.clock = clock;
  }

  synchronized List<Pipeline> get() {
    Instant now = clock.instant();
    List<Pipeline> known = pipelines;
    if (known == null || now.isAfter(readAt.plus(FRESH))) {
      known = read();
      pipelines = known;
      readAt = now;
    }
    return known;
  }

  private List<Pipeline> read() {
    try {
      String document = ssm.get().getParameter(get -> get.name(parameter)).parameter().value();
      return Pipelines.parse("SSM parameter " + parameter, document);
    } catch (ParameterNotFoundException absent) {
      throw new IllegalStateException(
          "There is no SSM parameter %s that describes the pipelines; terraform apply writes it"
              .formatted(parameter),
          absent);
    }
  }
}

package dev.sluice.local.cloud;

import dev.sluice.local.events.EventBus;
import dev.sluice.local.events.Rules;
import dev.sluice.local.events.Target;
import dev.sluice.local.http.Json;
import dev.sluice.local.lambda.EventSources;
import dev.sluice.local.lambda.FunctionHost;
import dev.sluice.local.template.MappingSpec;
import dev.sluice.local.template.QueueSpec;
import dev.sluice.local.template.RuleSpec;
import dev.sluice.local.template.ScheduleSpec;
import dev.sluice.local.template.Stack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Brings what the template declares to life, and follows when its parameters change. */
final class Deployment {
  private final Stack stack;
  private final SqsClient sqs;
  private final EventBus bus;
  private final FunctionHost functions;
  private final EventSources sources;
  private final GlueWorkflows workflows;
  private final UnaryOperator<Map<String, String>> surroundings;

  Deployment(
      Stack stack,
      SqsClient sqs,
      EventBus bus,
      FunctionHost functions,
      EventSources sources,
      GlueWorkflows workflows,
      UnaryOperator<Map<String, String>> surroundings) {
    this.stack = stack;
    this.sqs = sqs;
    this.bus = bus;
    this.functions = functions;
    this.sources = sources;
    this.workflows = workflows;
    this.surroundings = surroundings;
  }

  void start(String region, @Nullable Duration scheduleAtMost) {
    stack.queues().forEach(this::create);
    refresh();
    for (MappingSpec mapping : stack.mappings()) {
      sources.poll(mapping, url(mapping.queueArn()), region, sqs);
    }
    for (ScheduleSpec schedule : stack.schedules()) {
      sources.schedule(schedule, scheduleAtMost);
    }
  }

  /** Reads the template anew, because a parameter that it names has changed. */
  synchronized void refresh() {
    functions.deploy(stack.functions(), surroundings);
    Map<String, String> patterns = new HashMap<>();
    Map<String, List<Target>> targets = new HashMap<>();
    for (RuleSpec rule : stack.rules()) {
      patterns.put(rule.name(), rule.pattern());
      targets.put(rule.name(), rule.targets().stream().map(this::target).toList());
    }
    bus.use(new Rules(patterns, targets));
  }

  private void create(QueueSpec queue) {
    Map<QueueAttributeName, String> attributes = new HashMap<>();
    attributes.put(
        QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(queue.visibilityTimeout()));
    attributes.put(
        QueueAttributeName.MESSAGE_RETENTION_PERIOD, Integer.toString(queue.retention()));
    if (queue.fifo()) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    queue.redrive().ifPresent(policy -> attributes.put(QueueAttributeName.REDRIVE_POLICY, policy));
    sqs.createQueue(b -> b.queueName(queue.name()).attributes(attributes));
  }

  private String url(String queueArn) {
    return sqs.getQueueUrl(b -> b.queueName(name(queueArn))).queueUrl();
  }

  private Target target(String arn) {
    String service = arn.split(":", -1)[2];
    return switch (service) {
      case "sqs" -> {
        String url = url(arn);
        yield event -> sqs.sendMessage(b -> b.queueUrl(url).messageBody(event));
      }
      case "glue" -> workflow(arn);
      case "lambda" -> event -> sources.invoke(name(arn), event);
      default ->
          throw new IllegalArgumentException(
              "the embedded cloud delivers events to queues, functions and workflows, not to "
                  + arn);
    };
  }

  private Target workflow(String arn) {
    String resource = name(arn);
    if (!resource.startsWith("workflow/")) {
      throw new IllegalArgumentException("of Glue, only workflows take events, not " + arn);
    }
    String workflow = resource.substring("workflow/".length());
    return event -> workflows.event(workflow, Json.parse(event).path("id").asText());
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}

package dev.sluice.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a template declares, read anew with the parameters' present values each time it is asked.
 */
public final class Stack {
  private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

  private final JsonNode template;
  private final Resolver resolver;

  public Stack(JsonNode template, Account account, Function<String, Optional<String>> ssm) {
    this.template = template;
    this.resolver = new Resolver(template, account, ssm);
  }

  /** Queues by name, dead-letter queues before the queues that point to them. */
  public List<QueueSpec> queues() {
    List<QueueSpec> queues = new ArrayList<>();
    each(
        "AWS::SQS::Queue",
        (id, properties) ->
            queues.add(
                new QueueSpec(
                    resolver.text(properties.path("QueueName")),
                    properties.path("FifoQueue").asBoolean(false),
                    properties.path("VisibilityTimeout").asInt(30),
                    properties.path("MessageRetentionPeriod").asInt(345_600),
                    Optional.ofNullable(properties.get("RedrivePolicy"))
                        .map(resolver::resolve)
                        .map(JsonNode::toString))));
    queues.sort((a, b) -> Boolean.compare(a.redrive().isPresent(), b.redrive().isPresent()));
    return queues;
  }

  /** Functions whose references all have values; the others wait for their parameters. */
  public List<FunctionSpec> functions() {
    List<FunctionSpec> functions = new ArrayList<>();
    JsonNode globals = template.path("Globals").path("Function");
    each(
        "AWS::Serverless::Function",
        (id, properties) ->
            whenResolved(id, () -> function(properties, globals)).ifPresent(functions::add));
    return functions;
  }

  private FunctionSpec function(JsonNode properties, JsonNode globals) {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode level : List.of(globals, properties)) {
      level
          .path("Environment")
          .path("Variables")
          .properties()
          .forEach(
              variable -> environment.put(variable.getKey(), resolver.text(variable.getValue())));
    }
    JsonNode timeout =
        properties.has("Timeout") ? properties.get("Timeout") : globals.path("Timeout");
    return new FunctionSpec(
        resolver.text(properties.path("FunctionName")),
        properties.path("Handler").asText(),
        timeout.asInt(3),
        environment);
  }

  /** Rules of their own and rules that functions declare among their events. */
  public List<RuleSpec> rules() {
    List<RuleSpec> rules = new ArrayList<>();
    each(
        "AWS::Events::Rule",
        (id, properties) ->
            whenResolved(
                    id,
                    () -> {
                      List<String> targets = new ArrayList<>();
                      properties
                          .path("Targets")
                          .forEach(target -> targets.add(resolver.text(target.path("Arn"))));
                      return new RuleSpec(
                          id,
                          resolver.resolve(properties.path("EventPattern")).toString(),
                          targets);
                    })
                .ifPresent(rules::add));
    eachEvent(
        "EventBridgeRule",
        (source, event) ->
            whenResolved(
                    source.id(),
                    () ->
                        new RuleSpec(
                            source.id(),
                            resolver.resolve(event.path("Pattern")).toString(),
                            List.of(resolver.arn(source.function()))))
                .ifPresent(rules::add));
    return rules;
  }

  /** Schedules that invoke functions. */
  public List<ScheduleSpec> schedules() {
    List<ScheduleSpec> schedules = new ArrayList<>();
    eachEvent(
        "ScheduleV2",
        (source, event) ->
            schedules.add(
                new ScheduleSpec(
                    resolver.text(event.path("Name")),
                    resolver.text(event.path("ScheduleExpression")),
                    event.path("Input").asText("{}"),
                    resolver.ref(source.function()).asText())));
    return schedules;
  }

  /** Queues that functions are fed from. */
  public List<MappingSpec> mappings() {
    List<MappingSpec> mappings = new ArrayList<>();
    eachEvent(
        "SQS",
        (source, event) ->
            mappings.add(
                new MappingSpec(
                    resolver.text(event.path("Queue")),
                    resolver.ref(source.function()).asText(),
                    event.path("BatchSize").asInt(10),
                    event.path("MaximumBatchingWindowInSeconds").asInt(0),
                    event
                        .path("FunctionResponseTypes")
                        .toString()
                        .contains("ReportBatchItemFailures"))));
    return mappings;
  }

  /** DynamoDB tables as CreateTable takes them, except for what only CloudFormation knows. */
  public List<ObjectNode> tables() {
    List<ObjectNode> tables = new ArrayList<>();
    each(
        "AWS::DynamoDB::Table",
        (id, properties) -> {
          ObjectNode table = properties.deepCopy();
          table.retain(
              "TableName",
              "BillingMode",
              "AttributeDefinitions",
              "KeySchema",
              "GlobalSecondaryIndexes");
          tables.add((ObjectNode) resolver.resolve(table));
        });
    return tables;
  }

  private void each(String type, BiConsumer<String, JsonNode> use) {
    template
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals(type)) {
                use.accept(resource.getKey(), resource.getValue().path("Properties"));
              }
            });
  }

  private record Source(String function, String id) {}

  private void eachEvent(String type, BiConsumer<Source, JsonNode> use) {
    each(
        "AWS::Serverless::Function",
        (function, properties) ->
            properties
                .path("Events")
                .properties()
                .forEach(
                    event -> {
                      if (event.getValue().path("Type").asText().equals(type)) {
                        use.accept(
                            new Source(function, function + event.getKey()),
                            event.getValue().path("Properties"));
                      }
                    }));
  }

  private static <T> Optional<T> whenResolved(String id, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (UnresolvedException e) {
      LOG.debug("{} waits: {}", id, e.getMessage());
      return Optional.empty();
    }
  }
}

package dev.sluice.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** What {@code Ref} and {@code GetAtt} of a resource answer. */
final class Attributes {
  private final JsonNode resources;
  private final Account account;
  private final Resolver resolver;

  Attributes(JsonNode resources, Account account, Resolver resolver) {
    this.resources = resources;
    this.account = account;
    this.resolver = resolver;
  }

  JsonNode ref(String resource) {
    String name = name(resource);
    return TextNode.valueOf(
        type(resource).equals("AWS::SQS::Queue")
            ? account.endpoint() + "/" + account.id() + "/" + name
            : name);
  }

  String get(String resource, String attribute) {
    String name = name(resource);
    return switch (attribute) {
      case "QueueName" -> name;
      case "Arn" -> arn(resource, name);
      default ->
          throw new UnresolvedException(
              "the embedded cloud does not know attribute " + resource + "." + attribute);
    };
  }

  private String arn(String resource, String name) {
    return switch (type(resource)) {
      case "AWS::SQS::Queue" -> account.arn("sqs", name);
      case "AWS::Serverless::Function" -> account.arn("lambda", "function:" + name);
      case "AWS::Events::Rule" -> account.arn("events", "rule/" + name);
      case "AWS::DynamoDB::Table" -> account.arn("dynamodb", "table/" + name);
      default -> "arn:aws:iam::" + account.id() + ":role/" + name;
    };
  }

  private String type(String resource) {
    return resources.path(resource).path("Type").asText();
  }

  private String name(String resource) {
    JsonNode found = resources.path(resource);
    if (found.isMissingNode()) {
      throw new UnresolvedException("the template has no resource or parameter " + resource);
    }
    JsonNode properties = found.path("Properties");
    for (String member : new String[] {"QueueName", "FunctionName", "TableName", "Name"}) {
      if (properties.has(member)) {
        return resolver.text(properties.get(member));
      }
    }
    return resource;
  }
}

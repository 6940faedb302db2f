package dev.sluice.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces references and conditions of a template by their values. */
final class Resolver {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode template;
  private final Account account;
  private final Attributes attributes;
  private final Function<String, Optional<String>> ssm;

  Resolver(JsonNode template, Account account, Function<String, Optional<String>> ssm) {
    this.template = template;
    this.account = account;
    this.attributes = new Attributes(template.path("Resources"), account, this);
    this.ssm = ssm;
  }

  JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(item -> array.add(resolve(item)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      String name = node.fieldNames().next();
      JsonNode argument = node.get(name);
      Optional<JsonNode> value =
          switch (name) {
            case "Ref" -> Optional.of(ref(argument.asText()));
            case "Fn::GetAtt" -> Optional.of(attribute(argument));
            case "Fn::Sub" -> Optional.of(TextNode.valueOf(substitute(argument.asText())));
            case "Fn::If" -> Optional.of(resolve(argument.get(holds(argument.get(0)) ? 1 : 2)));
            default -> Optional.empty();
          };
      if (value.isPresent()) {
        return value.get();
      }
    }
    ObjectNode object = NODES.objectNode();
    node.properties()
        .forEach(
            member -> {
              JsonNode value = resolve(member.getValue());
              if (!value.isMissingNode()) {
                object.set(member.getKey(), value);
              }
            });
    return object;
  }

  String text(JsonNode node) {
    return resolve(node).asText();
  }

  String arn(String resource) {
    return attributes.get(resource, "Arn");
  }

  JsonNode ref(String name) {
    Optional<String> pseudo = pseudo(name);
    if (pseudo.isPresent()) {
      return TextNode.valueOf(pseudo.get());
    }
    if (name.equals("AWS::NoValue")) {
      return NODES.missingNode();
    }
    JsonNode parameter = template.path("Parameters").path(name);
    return parameter.isObject() ? parameter(name, parameter) : attributes.ref(name);
  }

  private Optional<String> pseudo(String name) {
    return switch (name) {
      case "AWS::Region" -> Optional.of(account.region());
      case "AWS::AccountId" -> Optional.of(account.id());
      case "AWS::Partition" -> Optional.of("aws");
      default -> Optional.empty();
    };
  }

  private JsonNode parameter(String name, JsonNode parameter) {
    if (name.equals("Environment")) {
      return TextNode.valueOf(account.environment());
    }
    String type = parameter.path("Type").asText();
    JsonNode value = parameter.path("Default");
    if (!type.startsWith("AWS::SSM::Parameter::Value<")) {
      return value;
    }
    // the default of an SSM parameter is its name in the default environment
    String path = value.asText().replaceFirst("^/[^/]+/", "/" + account.environment() + "/");
    String found =
        ssm.apply(path)
            .orElseThrow(() -> new UnresolvedException("SSM parameter " + path + " is not set"));
    if (!type.contains("CommaDelimitedList") && !type.contains("List<")) {
      return TextNode.valueOf(found);
    }
    ArrayNode list = NODES.arrayNode();
    for (String item : found.split(",", -1)) {
      list.add(item.trim());
    }
    return list;
  }

  private JsonNode attribute(JsonNode argument) {
    String path =
        argument.isArray()
            ? argument.get(0).asText() + "." + argument.get(1).asText()
            : argument.asText();
    int dot = path.indexOf('.');
    return TextNode.valueOf(attributes.get(path.substring(0, dot), path.substring(dot + 1)));
  }

  private String substitute(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder replaced = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String value =
          matcher.group(1).isEmpty()
              ? (name.contains(".")
                  ? attribute(TextNode.valueOf(name)).asText()
                  : ref(name).asText())
              : "${" + name + "}";
      matcher.appendReplacement(replaced, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(replaced).toString();
  }

  private boolean holds(JsonNode condition) {
    if (condition.isTextual()) {
      return holds(template.path("Conditions").path(condition.asText()));
    }
    if (condition.has("Condition")) {
      return holds(condition.get("Condition"));
    }
    if (condition.has("Fn::Not")) {
      return !holds(condition.get("Fn::Not").get(0));
    }
    if (condition.has("Fn::Equals")) {
      JsonNode sides = condition.get("Fn::Equals");
      return text(sides.get(0)).equals(text(sides.get(1)));
    }
    throw new IllegalArgumentException(
        "the embedded cloud knows the conditions Not and Equals, not " + condition);
  }
}

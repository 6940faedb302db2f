package dev.sluice.local.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON text with {@code ${placeholders}}; a string that is only {@code ${#int:a-b}} becomes a
 * number.
 */
final class Template {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\"\\$\\{#([a-z]+)(?::([^}]*))?}\"|\\$\\{([a-z]+)(?::([^}]*))?}");

  private interface Part {
    void append(StringBuilder out, Scene scene);
  }

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(literal(text.substring(end, matcher.start())));
      boolean number = matcher.group(1) != null;
      parts.add(part(matcher.group(number ? 1 : 3), matcher.group(number ? 2 : 4)));
      end = matcher.end();
    }
    parts.add(literal(text.substring(end)));
    return new Template(parts);
  }

  void append(StringBuilder out, Scene scene) {
    for (Part part : parts) {
      part.append(out, scene);
    }
  }

  private static Part literal(String text) {
    return (out, scene) -> out.append(text);
  }

  private static Part part(String name, String argument) {
    return switch (name) {
      case "account" -> (out, scene) -> out.append(scene.account());
      case "region" -> (out, scene) -> out.append(scene.region());
      case "uuid" -> (out, scene) -> Chance.uuid(out, scene.random());
      case "hex" -> chars(Chance.HEX, argument);
      case "upper" -> chars(Chance.UPPER, argument);
      case "int" -> number(argument);
      case "word" -> word(Chance.WORDS);
      case "user" -> word(Chance.USERS);
      case "role" -> word(Chance.ROLES);
      case "bucket" ->
          (out, scene) ->
              out.append("acme-")
                  .append(Chance.pick(Chance.WORDS, scene.random()))
                  .append('-')
                  .append(scene.account());
      default ->
          throw new IllegalArgumentException("events.json names the unknown ${" + name + "}");
    };
  }

  private static Part chars(String alphabet, String length) {
    int count = Integer.parseInt(length);
    return (out, scene) -> Chance.chars(out, alphabet, count, scene.random());
  }

  private static Part number(String range) {
    int dash = range.indexOf('-');
    long low = Long.parseLong(range.substring(0, dash));
    long high = Long.parseLong(range.substring(dash + 1));
    return (out, scene) -> out.append(scene.random().nextLong(low, high + 1));
  }

  private static Part word(List<String> words) {
    return (out, scene) -> out.append(Chance.pick(words, scene.random()));
  }
}

package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expected fields of a case or of one of its frames; none may stay unlooked at. */
final class Expected {
  private final JsonNode json;
  private final String place;
  private final Set<String> compared = new HashSet<>();

  Expected(JsonNode json, String place) {
    this.json = json;
    this.place = place;
  }

  boolean has(String name) {
    return json.has(name);
  }

  /** The field's value; from here on it counts as compared. */
  JsonNode take(String name) {
    compared.add(name);
    return json.path(name);
  }

  /** The fields whose whole name matches, each counted as compared. */
  Set<Matcher> takeAll(Pattern pattern) {
    Set<Matcher> found = new HashSet<>();
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      Matcher matcher = pattern.matcher(names.next());
      if (matcher.matches()) {
        compared.add(matcher.group());
        found.add(matcher);
      }
    }
    return found;
  }

  String place() {
    return place;
  }

  void nothingLeft() {
    Set<String> left = new TreeSet<>();
    json.fieldNames().forEachRemaining(left::add);
    left.removeAll(compared);
    if (!left.isEmpty() || json.size() == 0) {
      throw new AssertionError(place + ": not compared: " + left);
    }
  }
}

package dev.sluice.dynamicframe.cases;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/** The members, functions and methods that case functions use, named as in Python. */
final class Calls {
  private Calls() {}

  static Object member(Object owner, Object key) {
    if (owner instanceof List<?> list && key instanceof Integer index) {
      return list.get(index);
    }
    if (owner instanceof Map<?, ?> map && map.containsKey(key)) {
      return map.get(key);
    }
    throw new NoSuchElementException("KeyError: " + key);
  }

  static Object function(String name, List<Object> given) {
    Object first = given.isEmpty() ? null : given.get(0);
    return switch (name) {
      case "len", "length", "size" ->
          first instanceof List<?> list ? list.size() : text(first).length();
      case "str" -> Objects.toString(first);
      case "int" -> (int) Double.parseDouble(Objects.toString(first));
      case "float" -> Double.valueOf(Objects.toString(first));
      case "upper", "lower", "trim" -> method(name, first, List.of());
      default -> throw new CaseException("the function cannot be expressed: " + name + "(...)");
    };
  }

  static Object method(String name, Object owner, List<Object> given) {
    if (name.equals("get") && owner instanceof Map<?, ?> map) {
      Object found = map.get(given.get(0));
      return found == null && given.size() > 1 ? given.get(1) : found;
    }
    String text = text(owner);
    return switch (name) {
      case "upper", "toUpperCase" -> text.toUpperCase(Locale.ROOT);
      case "lower", "toLowerCase" -> text.toLowerCase(Locale.ROOT);
      case "strip", "trim" -> text.strip();
      case "startswith", "startsWith" -> text.startsWith(text(given.get(0)));
      case "endswith", "endsWith" -> text.endsWith(text(given.get(0)));
      case "replace" -> text.replace(text(given.get(0)), text(given.get(1)));
      default -> throw new CaseException("the function cannot be expressed: ." + name + "(...)");
    };
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new ClassCastException("TypeError: " + value + " is no text");
  }
}

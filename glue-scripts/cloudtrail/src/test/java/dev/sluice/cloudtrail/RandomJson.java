package dev.sluice.cloudtrail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes hostile but valid JSON from a seed. */
final class RandomJson {
  private static final String[] PIECES = {
    "a",
    "eventName",
    "\\\"",
    "\\\\",
    "\\/",
    "\\n",
    "\\t",
    "\\b",
    "\\f",
    "\\r",
    "\\u0041",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud800",
    "\\udc00x",
    "é",
    "日本",
    "😀",
    " ",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "'",
    "arn:aws:iam::123456789012:role/x",
    "\\u0000",
    "\\u001f",
    "\u007f",
    "null",
    "0"
  };
  private static final String[] NUMBERS = {
    "0", "-0", "1", "-17", "3.25", "1e5", "1E-7", "-2.5e+10", "12345678901234567890", "0.1"
  };
  private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n"};

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  String space() {
    return SPACES[random.nextInt(SPACES.length)];
  }

  String string() {
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.append('"').toString();
  }

  String value(int depth) {
    int kind = random.nextInt(depth > 0 ? 8 : 5);
    return switch (kind) {
      case 0 -> "null";
      case 1 -> random.nextBoolean() ? "true" : "false";
      case 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
      case 3, 4 -> string();
      case 5 -> array(depth);
      default -> object(depth);
    };
  }

  private String array(int depth) {
    List<String> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(space() + value(depth - 1) + space());
    }
    return "[" + String.join(",", elements) + (elements.isEmpty() ? space() : "") + "]";
  }

  String object(int depth) {
    List<String> members = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      members.add(member(string(), value(depth - 1)));
    }
    return "{" + String.join(",", members) + (members.isEmpty() ? space() : "") + "}";
  }

  private String member(String name, String value) {
    return space() + name + space() + ":" + space() + value + space();
  }

  /** A record with an event time, known members with values of any kind, and foreign ones. */
  String record() {
    List<String> members = new ArrayList<>();
    members.add(member("\"eventTime\"", "\"2026-11-03T10:00:0" + random.nextInt(10) + "Z\""));
    addMembers(CloudTrailSchema.columns(), members);
    return "{" + String.join(",", members) + "}";
  }

  private void addMembers(List<CloudTrailColumn> columns, List<String> members) {
    for (CloudTrailColumn column : columns) {
      if (column.name().equals("eventTime") || random.nextInt(3) == 0) {
        continue;
      }
      boolean text = column.kind() == ColumnKind.STRING || column.kind() == ColumnKind.JSON;
      for (int times = text && random.nextInt(9) == 0 ? 2 : 1; times > 0; times--) {
        members.add(member(name(column.name()), value(column)));
      }
      if (random.nextInt(12) == 0) {
        members.add(
            member("\"" + column.name().toUpperCase(java.util.Locale.ROOT) + "_\"", value(2)));
      }
    }
  }

  private String value(CloudTrailColumn column) {
    if (!column.isStruct() || random.nextInt(6) == 0) {
      return value(3);
    }
    List<String> members = new ArrayList<>();
    addMembers(column.fields(), members);
    return "{" + String.join(",", members) + "}";
  }

  /** The name as it is, or with its first letter escaped. */
  private String name(String name) {
    return random.nextInt(15) == 0
        ? String.format("\"\\u%04x%s\"", (int) name.charAt(0), name.substring(1))
        : "\"" + name + "\"";
  }
}

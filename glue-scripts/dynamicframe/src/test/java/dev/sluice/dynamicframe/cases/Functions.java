package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.RecordFilter;
import dev.sluice.dynamicframe.RecordMapper;
import dev.sluice.dynamicframe.node.NodeValues;
import dev.sluice.dynamicframe.record.DynamicRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions of Map and Filter as cases write them. */
final class Functions {
  private static final Pattern NOTHING =
      Pattern.compile("returns? (null|none|nothing|an empty record).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern RAISES =
      Pattern.compile("(?:raises?|throws?) (.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONDITIONAL = Pattern.compile("if (.+?) then (.+?)(?: else (.+))?");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:set )?(`[^`]+`|[\\w.]+|\\w+\\[['\"][^'\"]+['\"]\\])\\s*=(?!=)\\s*(.+)");
  private static final Pattern DELETION = Pattern.compile("(?:del|delete|drop|remove) (.+)");
  private static final Pattern BUILD =
      Pattern.compile("build struct (\\w+)\\{(.+?)} from (\\d+) (\\w+) columns and delete them");

  private Functions() {}

  static RecordFilter filter(String text) {
    Script.parse(text);
    return record -> Operators.truth(Script.parse(text).of(fields(record)));
  }

  static RecordMapper mapper(String written) {
    String text = plain(written);
    statement(text);
    return record -> statement(text).call(record);
  }

  /** Python's frame around the statements says nothing that Java needs. */
  private static String plain(String text) {
    return text.strip()
        .replaceFirst("^def \\w+\\(\\w+\\):\\s*", "")
        .replaceFirst("[;\\n]\\s*return \\w+\\s*;?$", "")
        .replaceAll("\\s*\\n\\s*", "; ")
        .strip();
  }

  private static RecordMapper statement(String text) {
    Matcher raises = RAISES.matcher(text);
    Matcher build = BUILD.matcher(text);
    Matcher conditional = CONDITIONAL.matcher(text);
    if (NOTHING.matcher(text).matches()) {
      return record -> null;
    }
    if (raises.matches()) {
      return record -> {
        throw new IllegalStateException(raises.group(1));
      };
    }
    if (build.matches()) {
      return record -> build(record, build);
    }
    if (conditional.matches()) {
      Script.Expression condition = Script.parse(conditional.group(1));
      RecordMapper yes = statement(conditional.group(2));
      RecordMapper no = conditional.group(3) == null ? r -> r : statement(conditional.group(3));
      return record ->
          Operators.truth(condition.of(fields(record))) ? yes.call(record) : no.call(record);
    }
    if (text.contains(";")) {
      String[] parts = text.split(";", 2);
      RecordMapper first = statement(parts[0].strip());
      RecordMapper rest = statement(parts[1].strip());
      return record -> rest.call(first.call(record));
    }
    return simple(text);
  }

  private static RecordMapper simple(String text) {
    Matcher assignment = ASSIGNMENT.matcher(text);
    if (assignment.matches()) {
      String target = name(assignment.group(1));
      Script.Expression value = Script.parse(assignment.group(2));
      return record -> record.addField(target, value.of(fields(record)));
    }
    Matcher deletion = DELETION.matcher(text);
    if (deletion.matches()) {
      String target = name(deletion.group(1).strip());
      return record -> record.dropField(target);
    }
    throw new CaseException("the function cannot be expressed: " + text);
  }

  private static String name(String written) {
    Matcher indexed = Pattern.compile("\\w+\\[['\"]([^'\"]+)['\"]\\]").matcher(written);
    return indexed.matches() ? "`" + indexed.group(1) + "`" : written;
  }

  /** The columns whose last word is a field's first word go into the struct, and a list of all. */
  private static DynamicRecord build(DynamicRecord record, Matcher build) {
    Map<String, Object> before = fields(record);
    Map<String, Object> struct = new LinkedHashMap<>();
    List<Object> all = new ArrayList<>();
    DynamicRecord result = record;
    for (String field : build.group(2).split(",", -1)) {
      String word = field.split("\\W", -1)[0];
      String column =
          before.keySet().stream()
              .filter(
                  n ->
                      n.startsWith(
                              build.group(4).substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                  + build.group(4).substring(1))
                          && n.contains(word))
              .findFirst()
              .orElse("");
      if (field.matches("\\w+\\[\\d+]")) {
        struct.put(word, all);
      } else if (column.isEmpty()) {
        throw new CaseException("no column for the field " + field);
      } else {
        struct.put(field, before.get(column));
        all.add(before.get(column));
        result = result.dropField("`" + column + "`");
      }
    }
    if (all.size() != Integer.parseInt(build.group(3))) {
      throw new CaseException("the struct takes " + all.size() + " columns, not " + build.group(3));
    }
    return result.addField(build.group(1), struct);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fields(DynamicRecord record) {
    return (Map<String, Object>) NodeValues.toJava(record.getRoot());
  }
}

package dev.sluice.dynamicframe.cases;

import dev.sluice.dynamicframe.DynamicFrame;
import dev.sluice.dynamicframe.TestSpark;
import dev.sluice.dynamicframe.node.NodeJson;
import dev.sluice.dynamicframe.node.NodeValues;
import dev.sluice.dynamicframe.record.DynamicRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records of which a case only says "X is a JSON string with keys A, B, C". */
final class RecordShape {
  private static final Pattern JSON_STRING =
      Pattern.compile("(\\w+) is a JSON string with keys (.+)");

  private RecordShape() {}

  static DynamicFrame frame(String shape) {
    Matcher matcher = JSON_STRING.matcher(shape);
    if (!matcher.matches()) {
      throw new CaseException("the record's shape cannot be expressed: " + shape);
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    for (String key : matcher.group(2).split(",\\s*", -1)) {
      inner.put(key, key.equals("Array") ? List.of("a", "b") : "text");
    }
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("before", 1);
    record.put(matcher.group(1), NodeJson.compact(NodeValues.of(inner)));
    record.put("after", "x");
    return DynamicFrame.of(TestSpark.session(), List.of(DynamicRecord.of(record)), "");
  }
}

package dev.sluice.dynamicframe.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.TypeMerge;
import dev.sluice.dynamicframe.type.TypeNames;

/** Types as cases write them, in braces: {@code struct{a:int}}. */
final class TypeTexts {
  private TypeTexts() {}

  static String merge(JsonNode types) {
    DynamicType merged = parse(types.get(0).asText());
    for (int i = 1; i < types.size(); i++) {
      merged = TypeMerge.merge(merged, parse(types.get(i).asText()));
    }
    return print(merged);
  }

  private static DynamicType parse(String text) {
    return TypeNames.parse(text.replace('{', '<').replace('}', '>'));
  }

  private static String print(DynamicType type) {
    return type.toString().replace("map<string,", "map<").replace('<', '{').replace('>', '}');
  }
}

package dev.sluice.dynamicframe.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads a schema as Glue's schema JSON. */
public final class SchemaJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SchemaJson() {}

  /** The schema as JSON text. */
  public static String write(StructType schema) {
    return toJson(schema).toString();
  }

  /** The schema of this JSON text. */
  public static StructType read(String json) {
    try {
      if (fromJson(MAPPER.readTree(json)) instanceof StructType struct) {
        return struct;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the schema is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("a frame's schema is a struct; found " + json);
  }

  private static ObjectNode toJson(DynamicType type) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("dataType", type.typeName());
    if (type instanceof StructType struct) {
      var fields = json.putArray("fields");
      for (Field field : struct.fields()) {
        ObjectNode entry = fields.addObject().put("name", field.name());
        entry.set("container", toJson(field.type()));
        entry.putObject("properties");
      }
    } else if (type instanceof ArrayType array) {
      json.set("elementType", toJson(array.element()));
    } else if (type instanceof MapType map) {
      json.set("valueType", toJson(map.value()));
    } else if (type instanceof ChoiceType choice) {
      var alternatives = json.putArray("choices");
      choice.alternatives().forEach(t -> alternatives.add(toJson(t)));
    } else if (type instanceof DecimalType decimal) {
      json.put("precision", decimal.precision()).put("scale", decimal.scale());
    }
    return json;
  }

  private static DynamicType fromJson(JsonNode json) {
    String name = json.path("dataType").asText();
    return switch (name) {
      case "struct" -> {
        List<Field> fields = new ArrayList<>();
        json.path("fields")
            .forEach(
                f -> fields.add(new Field(f.path("name").asText(), fromJson(f.path("container")))));
        yield new StructType(fields);
      }
      case "array", "set" -> new ArrayType(fromJson(json.path("elementType")));
      case "map" -> new MapType(fromJson(json.path("valueType")));
      case "choice" -> {
        List<DynamicType> alternatives = new ArrayList<>();
        json.path("choices").forEach(t -> alternatives.add(fromJson(t)));
        yield new ChoiceType(alternatives);
      }
      case "decimal" ->
          new DecimalType(json.path("precision").asInt(10), json.path("scale").asInt(2));
      default -> TypeNames.parse(name);
    };
  }
}

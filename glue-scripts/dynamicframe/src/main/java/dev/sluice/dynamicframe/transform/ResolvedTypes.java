package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.type.ArrayType;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.Field;
import dev.sluice.dynamicframe.type.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ResolveChoice makes of a schema. */
final class ResolvedTypes {
  private ResolvedTypes() {}

  static StructType resolve(StructType schema, ResolveTree tree) {
    List<Field> fields = new ArrayList<>();
    for (Field field : schema.fields()) {
      ResolveTree at = tree.fields.get(field.name());
      if (at == null) {
        fields.add(field);
        continue;
      }
      DynamicType inner = inside(field.type(), at);
      if (at.action instanceof ResolveAction.MakeCols && inner instanceof ChoiceType choice) {
        choice
            .alternatives()
            .forEach(t -> fields.add(new Field(column(field.name(), t.typeName()), t)));
      } else {
        fields.add(new Field(field.name(), act(inner, at.action)));
      }
    }
    return checked(fields);
  }

  static String column(String field, String type) {
    return field + "_" + type;
  }

  private static StructType checked(List<Field> fields) {
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException(
            "make_cols would make a second column '%s': rename the one that is there first"
                .formatted(field.name()));
      }
    }
    return new StructType(fields);
  }

  /** What the specs beneath this place do; a choice is entered in every alternative. */
  private static DynamicType inside(DynamicType type, ResolveTree at) {
    if (type instanceof StructType struct) {
      return resolve(struct, at);
    }
    if (type instanceof ArrayType array && at.element != null) {
      DynamicType inner = inside(array.element(), at.element);
      return new ArrayType(act(inner, at.element.action));
    }
    if (type instanceof ChoiceType choice) {
      return new ChoiceType(choice.alternatives().stream().map(t -> inside(t, at)).toList());
    }
    return type;
  }

  private static DynamicType act(DynamicType type, @Nullable ResolveAction action) {
    if (action instanceof ResolveAction.Cast cast) {
      return cast.type().equals(StructType.EMPTY) ? alternative(type, cast.type()) : cast.type();
    }
    if (action instanceof ResolveAction.Project project) {
      return alternative(type, project.type());
    }
    return action instanceof ResolveAction.MakeStruct && type instanceof ChoiceType choice
        ? choice.asStruct()
        : type;
  }

  private static DynamicType alternative(DynamicType type, DynamicType wanted) {
    if (type instanceof ChoiceType choice) {
      return choice.alternative(wanted.typeName()).orElse(wanted);
    }
    return type.sameKind(wanted) ? type : wanted;
  }
}

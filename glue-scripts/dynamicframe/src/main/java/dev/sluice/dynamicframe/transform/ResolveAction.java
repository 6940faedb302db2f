package dev.sluice.dynamicframe.transform;

import dev.sluice.dynamicframe.type.DynamicType;
import dev.sluice.dynamicframe.type.TypeNames;
import java.io.Serializable;
import java.util.Locale;

/** What ResolveChoice does with one field. */
public sealed interface ResolveAction extends Serializable {

  /** Every value is cast to one type; what cannot be cast becomes null. */
  record Cast(DynamicType type) implements ResolveAction {}

  /** Values of one type are kept, all others become null. */
  record Project(DynamicType type) implements ResolveAction {}

  /** The field becomes a struct with one field per alternative. */
  record MakeStruct() implements ResolveAction {}

  /** The field becomes one field per alternative, named {@code field_type}. */
  record MakeCols() implements ResolveAction {}

  /** Reads an action as Glue users write it, such as {@code cast:long}. */
  static ResolveAction parse(String text) {
    String[] parts = text.strip().split(":", 2);
    String action = parts[0].strip().toLowerCase(Locale.ROOT);
    if (parts.length == 2 && action.equals("cast")) {
      return new Cast(TypeNames.parse(parts[1]));
    }
    if (parts.length == 2 && action.equals("project")) {
      return new Project(TypeNames.parse(parts[1]));
    }
    if (parts.length == 1 && action.equals("make_struct")) {
      return new MakeStruct();
    }
    if (parts.length == 1 && action.equals("make_cols")) {
      return new MakeCols();
    }
    throw new IllegalArgumentException(
        "'%s' is no action of ResolveChoice: use cast:TYPE, project:TYPE, make_struct, make_cols, or match_catalog as the choice option"
            .formatted(text));
  }
}

package dev.sluice.cloudtrail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One column of the table, or one field of a struct column; found by its index in {@link
 * CloudTrailRow}.
 *
 * @param index position in {@link CloudTrailSchema#all()}; a struct stands before its fields
 * @param parent index of the struct that this is a field of, or -1
 * @param path names from the top, joined by dots: {@code
 *     userIdentity.sessionContext.sourceIdentity}
 * @param fields a struct's fields, empty for every other kind
 */
public record CloudTrailColumn(
    int index, int parent, String path, ColumnKind kind, List<CloudTrailColumn> fields) {

  public CloudTrailColumn {
    fields = List.copyOf(fields);
    if ((kind == ColumnKind.STRUCT) == fields.isEmpty()) {
      throw new IllegalArgumentException(
          "Column " + path + " is a " + kind + " with " + fields.size() + " fields");
    }
  }

  /** The member's name in CloudTrail's JSON. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** How many structs and the column itself may be null on the way to a value. */
  public int depth() {
    return 1 + (int) path.chars().filter(c -> c == '.').count();
  }

  public boolean isStruct() {
    return kind == ColumnKind.STRUCT;
  }

  /** The column's type in the Data Catalog; names are lower case there. */
  public String catalogType() {
    if (!isStruct()) {
      return kind.catalogType();
    }
    return fields.stream()
        .map(field -> field.name().toLowerCase(Locale.ROOT) + ":" + field.catalogType())
        .collect(Collectors.joining(",", "struct<", ">"));
  }
}

package dev.sluice.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one record apart: which bytes are which column's value. */
final class RecordParser {
  private static final List<CloudTrailColumn> COLUMNS = CloudTrailSchema.all();
  private static final int EVENT_TIME = CloudTrailSchema.column("eventTime").index();
  private static final int CATEGORY = CloudTrailSchema.column("eventCategory").index();
  private static final int TYPE = CloudTrailSchema.column("eventType").index();
  private static final int ROOT = COLUMNS.size();

  private final JsonScanner scanner;
  private final Projection projection;
  private final boolean keepOthers;
  private final RowSlots row;
  private final EventTime eventTime = new EventTime();
  private final ColumnKind[] kinds;
  private final boolean[] needed = new boolean[COLUMNS.size()];
  private final boolean[] escaped = new boolean[COLUMNS.size()];
  private final @Nullable MemberNames[] members = new MemberNames[COLUMNS.size() + 1];
  private final byte[][] names = new byte[COLUMNS.size()][];
  private final byte[][] structNames = new byte[8][];
  private byte[] bytes = new byte[0];
  private boolean anyEscaped;

  RecordParser(JsonScanner scanner, Projection projection, RowSlots row) {
    this.scanner = scanner;
    this.projection = projection;
    this.row = row;
    keepOthers = projection.includes(CloudTrailSchema.column(CloudTrailSchema.OTHER_MEMBERS));
    kinds = COLUMNS.stream().map(CloudTrailColumn::kind).toArray(ColumnKind[]::new);
    for (CloudTrailColumn column : COLUMNS) {
      boolean searched = column.isStruct() && keepOthers;
      names[column.index()] = column.name().getBytes(StandardCharsets.UTF_8);
      needed[column.index()] = projection.includes(column) || searched;
      if (column.isStruct()) {
        members[column.index()] = new MemberNames(column.fields());
      }
    }
    needed[EVENT_TIME] = true;
    needed[CATEGORY] = true;
    needed[TYPE] = true;
    members[ROOT] =
        new MemberNames(
            CloudTrailSchema.columns().stream()
                .filter(column -> !column.path().equals(CloudTrailSchema.OTHER_MEMBERS))
                .filter(column -> !column.path().equals(CloudTrailSchema.SOURCE_FILE))
                .toList());
  }

  /** From a record's opening brace to the byte behind its closing one; the row is then set. */
  int parse(byte[] buffer, int from) throws JsonFault {
    bytes = buffer;
    row.clear(buffer);
    anyEscaped = false;
    int end = object(from, ROOT, 0);
    row.others.leave(0);
    return end;
  }

  /** Why the record belongs to no table of events, or null; called once for each record. */
  @Nullable String refuse() {
    String refusal = refusal();
    if (refusal == null) {
      unescape();
      hide(EVENT_TIME);
      hide(CATEGORY);
      hide(TYPE);
      row.setSynthetic(projection);
    }
    return refusal;
  }

  private @Nullable String refusal() {
    if (holds(CATEGORY, "Insight") || holds(TYPE, "AwsCloudTrailInsight")) {
      return "it is an Insights event, which is not an event of its own";
    }
    if (!row.present[EVENT_TIME]) {
      return "it has no eventTime";
    }
    int start = row.start[EVENT_TIME];
    int end = row.end[EVENT_TIME];
    row.eventTime = eventTime.micros(bytes, start, end);
    if (row.eventTime == EventTime.INVALID) {
      String text = new String(bytes, start, Math.min(end - start, 40), StandardCharsets.UTF_8);
      return "its eventTime '" + text + "' is not an ISO-8601 time";
    }
    return null;
  }

  private boolean holds(int column, String text) {
    int start = row.start[column];
    if (!row.present[column] || row.end[column] - start != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void unescape() {
    if (anyEscaped) {
      for (int column = 0; column < escaped.length; column++) {
        if (row.present[column] && escaped[column]) {
          row.end[column] = JsonText.unescape(bytes, row.start[column], row.end[column]);
        }
      }
    }
  }

  private void hide(int column) {
    if (!projection.includes(column)) {
      row.present[column] = false;
    }
  }

  private int object(int from, int struct, int depth) throws JsonFault {
    MemberNames known = members[struct];
    int at = scanner.skipSpace(from + 1);
    if (bytes[at] == '}') {
      return at + 1;
    }
    while (true) {
      int nameEnd = scanner.skipString(at);
      int column = scanner.escaped() ? findEscaped(known, at, nameEnd) : find(known, at, nameEnd);
      int value = scanner.skipSpace(scanner.expect(nameEnd, ':') + 1);
      int end = column < 0 ? scanner.skipValue(value) : member(column, value, depth);
      // A negative end marks a value that its column cannot hold.
      if (column < 0 || end < 0) {
        end = Math.abs(end);
        if (keepOthers) {
          row.others.add(structNames, depth, bytes, at, nameEnd, value, end);
        }
      }
      at = scanner.skipSpace(end);
      if (bytes[at] == '}') {
        return at + 1;
      }
      if (bytes[at] != ',') {
        throw scanner.unexpected(at, "',' or '}'");
      }
      at = scanner.skipSpace(at + 1);
    }
  }

  private int find(@Nullable MemberNames known, int at, int nameEnd) {
    return known == null ? -1 : known.find(bytes, at + 1, nameEnd - 1);
  }

  private int findEscaped(@Nullable MemberNames known, int at, int nameEnd) {
    byte[] name = Arrays.copyOfRange(bytes, at + 1, nameEnd - 1);
    int length = JsonText.unescape(name, 0, name.length);
    return known == null ? -1 : known.find(name, 0, length);
  }

  /** Reads a column's value and answers its end, negative when the column cannot hold it. */
  private int member(int column, int value, int depth) throws JsonFault {
    if (!needed[column]) {
      return scanner.skipValue(value);
    }
    byte first = bytes[value];
    row.present[column] = false;
    if (first == 'n') {
      clearFields(column);
      return scanner.skipValue(value);
    }
    return switch (kinds[column]) {
      case STRUCT -> struct(column, value, depth);
      case BOOLEAN -> bool(column, value);
      case JSON -> raw(column, value);
      case STRING, TIMESTAMP -> first == '"' ? string(column, value) : raw(column, value);
    };
  }

  private int string(int column, int value) throws JsonFault {
    int end = scanner.skipString(value);
    escaped[column] = scanner.escaped();
    anyEscaped |= escaped[column];
    row.set(column, value + 1, end - 1);
    return end;
  }

  private int raw(int column, int value) throws JsonFault {
    int end = scanner.skipValue(value);
    escaped[column] = false;
    row.set(column, value, end);
    return end;
  }

  private int bool(int column, int value) throws JsonFault {
    int end = scanner.skipValue(value);
    int start = bytes[value] == '"' ? value + 1 : value;
    row.set(column, start, end - (start - value));
    if (holds(column, "true") || holds(column, "false")) {
      return end;
    }
    row.present[column] = false;
    return -end;
  }

  private int struct(int column, int value, int depth) throws JsonFault {
    clearFields(column);
    if (bytes[value] != '{') {
      return -scanner.skipValue(value);
    }
    row.present[column] = true;
    structNames[depth] = names[column];
    int end = object(value, column, depth + 1);
    row.others.leave(depth + 1);
    return end;
  }

  /** An object that comes twice replaces the first one whole. */
  private void clearFields(int column) {
    for (int i = column + 1; i < ROOT && COLUMNS.get(i).parent() >= column; i++) {
      row.present[i] = false;
    }
  }
}

package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.spark.RowExpressions;
import dev.sluice.dynamicframe.transform.DropTransform;
import dev.sluice.dynamicframe.transform.DynamoDbTransform;
import dev.sluice.dynamicframe.transform.Mapping;
import dev.sluice.dynamicframe.transform.MappingTransform;
import dev.sluice.dynamicframe.transform.RecordTransform;
import dev.sluice.dynamicframe.transform.RenameTransform;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.transform.RowComparison;
import dev.sluice.dynamicframe.transform.RowsTransform;
import dev.sluice.dynamicframe.transform.SelectTransform;
import dev.sluice.dynamicframe.transform.UnnestTransform;
import dev.sluice.dynamicframe.type.TypeMerge;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The transforms of a frame; each gives a new frame and leaves this one as it is. */
abstract sealed class FrameTransforms permits DynamicFrame {

  abstract DynamicFrame self();

  abstract Stage stage();

  abstract DynamicFrame apply(RecordTransform transform);

  /** The same schema over the same records in another form. */
  abstract DynamicFrame keeping(Stage other);

  /** Takes, casts and renames fields; source types must be those of the values. */
  public DynamicFrame applyMapping(List<Mapping> mappings) {
    return applyMapping(mappings, true);
  }

  /** Takes, casts and renames fields, looking for source fields in any case if asked to. */
  public DynamicFrame applyMapping(List<Mapping> mappings, boolean caseSensitive) {
    return apply(new MappingTransform(mappings, caseSensitive, false));
  }

  /** Like ApplyMapping, but a value of another type than declared makes an error record. */
  public DynamicFrame applyMappingStrictly(List<Mapping> mappings) {
    return apply(new MappingTransform(mappings, true, true));
  }

  /** Resolves the choices at these paths. */
  public DynamicFrame resolveChoice(List<ResolveSpec> specs) {
    return Resolving.specs(self(), specs);
  }

  /** Resolves all choices in one way: cast:T, project:T, make_cols or make_struct. */
  public DynamicFrame resolveChoice(String choice) {
    return Resolving.all(self(), choice, List.of());
  }

  /** Resolves choices by specs, and those that no spec names in one way. */
  public DynamicFrame resolveChoice(List<ResolveSpec> specs, String choice) {
    return Resolving.all(self(), choice, specs);
  }

  /** Casts each choice to the type of its column in a catalog table. */
  public DynamicFrame resolveChoice(String database, String tableName) {
    return Resolving.catalog(self(), database, tableName);
  }

  /** Flattens structs into columns named by their paths. */
  public DynamicFrame unnest() {
    return apply(new UnnestTransform());
  }

  /** Turns nested records into flat tables that join by keys; the staging path is not needed. */
  public DynamicFrameCollection relationalize(String rootTableName, String stagingPath) {
    return relationalize(rootTableName, stagingPath, RelationalizeOptions.DEFAULT);
  }

  /** Turns nested records into flat tables, with keys as the options ask for. */
  public DynamicFrameCollection relationalize(
      String rootTableName, String stagingPath, RelationalizeOptions options) {
    return Relationalizing.tables(self(), rootTableName, options);
  }

  /**
   * Parses what a field holds in a format ({@code json}, {@code csv}, {@code avro}) and puts the
   * value there.
   */
  public DynamicFrame unbox(String path, String format, Map<String, String> options) {
    return apply(Unboxing.transform(FieldPath.parse(path), format, options));
  }

  /** Drops one field. */
  public DynamicFrame dropField(String path) {
    return dropFields(List.of(path));
  }

  /** Drops fields; paths lead into arrays without brackets. */
  public DynamicFrame dropFields(Collection<String> paths) {
    return apply(DropTransform.of(paths.stream().map(FieldPath::parse).toList()));
  }

  /** Drops the fields that are null in every record. */
  public DynamicFrame dropNulls() {
    return apply(DropTransform.ofNulls(self().schema()));
  }

  /** Keeps one field. */
  public DynamicFrame selectField(String path) {
    return selectFields(List.of(path));
  }

  /** Keeps these fields, in this order. */
  public DynamicFrame selectFields(Collection<String> paths) {
    return apply(new SelectTransform(paths.stream().map(FieldPath::parse).toList()));
  }

  /** Renames a field; names with dots stand in back-ticks. */
  public DynamicFrame renameField(String oldName, String newName) {
    return apply(new RenameTransform(FieldPath.parse(oldName), FieldPath.parse(newName)));
  }

  /** Two frames: these fields, and all others. */
  public DynamicFrameCollection splitFields(Collection<String> paths, String name1, String name2) {
    return DynamicFrameCollection.of(
        selectFields(paths).withName(name1), dropFields(paths).withName(name2));
  }

  /** Two frames: the records that fulfil all comparisons, and the others. */
  public DynamicFrameCollection splitRows(
      List<RowComparison> comparisons, String name1, String name2) {
    return DynamicFrameCollection.of(
        apply(new RowsTransform(comparisons, true)).withName(name1),
        apply(new RowsTransform(comparisons, false)).withName(name2));
  }

  /** Changes every record by a function; what it throws makes an error record. */
  public DynamicFrame map(RecordMapper function) {
    return apply(new MapTransform(function, ""));
  }

  /** Sets fields, by path, to SQL expressions over the record as it was; all others stay. */
  public DynamicFrame mapSql(Map<String, String> fields) {
    RowExpressions expressions =
        RowExpressions.of(
            stage().source().session(), self().schema(), List.copyOf(fields.values()));
    return apply(
        new SqlMapTransform(fields.keySet().stream().map(FieldPath::parse).toList(), expressions));
  }

  /** Keeps the records for which an SQL condition is true. */
  public DynamicFrame filterSql(String condition) {
    return apply(
        new SqlFilterTransform(
            RowExpressions.of(stage().source().session(), self().schema(), List.of(condition))));
  }

  /** Keeps the records that a function says yes to; what it throws makes an error record. */
  public DynamicFrame filter(RecordFilter function) {
    return apply(new FilterTransform(function, List.of(), ""));
  }

  /** Like {@link #filter(RecordFilter)}, but these exceptions drop the record without a word. */
  public DynamicFrame filter(RecordFilter function, List<Class<? extends Exception>> dropOn) {
    return apply(new FilterTransform(function, dropOn, ""));
  }

  /** Joins records whose keys are equal, position by position. */
  public DynamicFrame join(List<String> keys1, List<String> keys2, DynamicFrame frame2) {
    return Joining.join(self(), frame2, keys1, keys2);
  }

  /** The records of both frames. */
  public DynamicFrame union(DynamicFrame other) {
    return Joining.union(self(), other, TypeMerge::mergeStructs);
  }

  /** The stage's records, and those of this frame whose key the stage does not have. */
  public DynamicFrame mergeDynamicFrame(DynamicFrame stageFrame, List<String> primaryKeys) {
    return Joining.merge(self(), stageFrame, primaryKeys);
  }

  /** Writes a sample of the records as JSON lines beneath a path; this frame goes on unchanged. */
  public DynamicFrame spigot(String path, SpigotOptions options) {
    Spigots.write(self(), path, options);
    return self();
  }

  /** Takes the type descriptors off DynamoDB JSON; maps become dotted columns. */
  public DynamicFrame unnestDdbJson() {
    return apply(new DynamoDbTransform(true));
  }

  /** Takes the type descriptors off DynamoDB JSON; maps become structs. */
  public DynamicFrame simplifyDdbJson() {
    return apply(new DynamoDbTransform(false));
  }

  /** The same records in so many partitions. */
  public DynamicFrame repartition(int partitions) {
    return keeping(stage().reshaped(rdd -> rdd.repartition(partitions)));
  }

  /** The same records in at most so many partitions, without a shuffle. */
  public DynamicFrame coalesce(int partitions) {
    return keeping(stage().reshaped(rdd -> rdd.coalesce(partitions)));
  }

  /** The same records, kept in memory or on disk once they have been computed. */
  public DynamicFrame cache() {
    return keeping(stage().cached());
  }
}

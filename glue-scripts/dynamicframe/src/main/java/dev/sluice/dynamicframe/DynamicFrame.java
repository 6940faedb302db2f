package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RddSource;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.transform.ChoicePaths;
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
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.SchemaTree;
import dev.sluice.dynamicframe.type.StructType;
import dev.sluice.dynamicframe.type.TypeMerge;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Self-describing records, which need no schema to be made and may hold several types under one
 * name. Frames are lazy and never change: every transform gives a new one.
 */
public final class DynamicFrame {
  private final String name;
  private final Stage stage;
  private final FrameSchema schema;
  private final Call next;

  DynamicFrame(String name, Stage stage, FrameSchema schema, Call next) {
    this.name = name;
    this.stage = stage;
    this.schema = schema;
    this.next = next;
  }

  // ---- where frames come from

  /** The records of a DataFrame; its schema is known. */
  public static DynamicFrame fromDF(Dataset<Row> frame, String name) {
    return fromDF(new DataFrameSource(frame, false), name);
  }

  static DynamicFrame fromDF(DataFrameSource source, String name) {
    return new DynamicFrame(
        name, Stage.source(source), FrameSchema.known(source::schema), Call.DEFAULT);
  }

  /** Records of any source; the schema is found by a pass when it is asked for. */
  public static DynamicFrame of(RecordSource source, String name) {
    return new DynamicFrame(
        name,
        Stage.source(source),
        FrameSchema.scanned(() -> SchemaScan.all(source)),
        Call.DEFAULT);
  }

  /** These records, in one partition. */
  public static DynamicFrame of(SparkSession session, List<DynamicRecord> records, String name) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    return of(new RddSource(session, spark.parallelize(records, 1), true), name);
  }

  /** A frame without records and fields. */
  public static DynamicFrame emptyDynamicFrame(SparkSession session) {
    return of(session, List.of(), "").withFrameSchema(() -> StructType.EMPTY);
  }

  // ---- what a frame says of itself

  /** The frame's name. */
  public String getName() {
    return name;
  }

  /** The same frame under a name. */
  public DynamicFrame withName(String newName) {
    return new DynamicFrame(newName, stage, schema, next);
  }

  /** The same frame, whose next transform has a name, a call site and error thresholds. */
  public DynamicFrame with(Call call) {
    return new DynamicFrame(name, stage, schema, call);
  }

  /** The same frame, whose next transform has a name. */
  public DynamicFrame withTransformationContext(String context) {
    return with(new Call(context, next.callSite(), next.stageThreshold(), next.totalThreshold()));
  }

  /** The schema; found by one pass over the records unless it is known, and then kept. */
  public StructType schema() {
    return schema.get();
  }

  /** The schema, if asking for it needs no pass. */
  public Optional<StructType> getSchemaIfComputed() {
    return schema.ifComputed();
  }

  /** Whether {@link #schema} needs no pass. */
  public boolean isSchemaComputed() {
    return schema.ifComputed().isPresent();
  }

  /** The schema by a fresh pass over the records, which this frame keeps no other one beside. */
  public DynamicFrame recomputeSchema() {
    FrameSchema fresh = FrameSchema.scanned(() -> SchemaScan.all(stage.source()));
    fresh.get();
    return new DynamicFrame(name, stage, fresh, next);
  }

  /** The same records with a schema that need not be looked for; it must have all columns. */
  public DynamicFrame withFrameSchema(Supplier<StructType> declared) {
    return new DynamicFrame(name, stage, FrameSchema.known(declared), next);
  }

  /** The same records with a schema found in the first records of each partition. */
  public DynamicFrame withSampledSchema(int recordsPerPartition) {
    return new DynamicFrame(
        name,
        stage,
        FrameSchema.sampled(() -> SchemaScan.sample(stage.source(), recordsPerPartition)),
        next);
  }

  /** The fields that hold more than one type, however deep. */
  public Map<FieldPath, ChoiceType> unresolvedChoices() {
    return ChoicePaths.of(schema());
  }

  /** Prints the schema to standard output, as Glue does. */
  @SuppressWarnings("SystemOut")
  public void printSchema() {
    System.out.println(SchemaTree.print(schema()));
  }

  /** Prints the first records as JSON, one a line. */
  @SuppressWarnings("SystemOut")
  public void show(int rows) {
    take(rows).forEach(record -> System.out.println(record.toJson(true)));
  }

  /** Prints the first 20 records. */
  public void show() {
    show(20);
  }

  /** The first good records. */
  public List<DynamicRecord> take(int rows) {
    return records().take(rows);
  }

  /** The good records as an RDD. */
  public JavaRDD<DynamicRecord> records() {
    return stage.source().records(Projection.ALL).filter(record -> !record.isError());
  }

  /** How many good records there are. */
  public long count() {
    assertErrorThreshold();
    return records().count();
  }

  /** How many tasks read the frame. */
  public int getNumPartitions() {
    return stage.source().records(Projection.ALL).getNumPartitions();
  }

  /** The records as a DataFrame; a choice becomes a struct with one field per type. */
  public Dataset<Row> toDF() {
    assertErrorThreshold();
    return Rows.toDF(stage.source(), schema(), schema.isSampled());
  }

  /** The records as a DataFrame, some choices resolved on the way. */
  public Dataset<Row> toDF(List<ResolveOption> options) {
    List<ResolveSpec> specs = options.stream().map(ResolveOption::spec).toList();
    return specs.isEmpty() ? toDF() : resolveChoice(specs).toDF();
  }

  // ---- errors

  /** How many error records there are, of this transform and all before. */
  public long errorsCount() {
    return stage.errors().count();
  }

  /** How many error records this transform made. */
  public long stageErrorsCount() {
    int number = stage.number();
    return stage.errors().filter(e -> e.getError().orElseThrow().stage() == number).count();
  }

  /** The error records, each as a struct {@code error}. */
  public DynamicFrame errorsAsDynamicFrame() {
    return ErrorFrames.of(stage);
  }

  /** Fails when more records failed than the thresholds of this frame's transforms allow. */
  public void assertErrorThreshold() {
    stage.assertThresholds();
  }

  /** Values that ApplyMapping left out because their type was not the declared one, by mapping. */
  public Map<String, Long> sourceTypeMismatches() {
    return stage.tallied();
  }

  // ---- transforms

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
    return Resolving.specs(this, specs);
  }

  /** Resolves all choices in one way: cast:T, project:T, make_cols or make_struct. */
  public DynamicFrame resolveChoice(String choice) {
    return Resolving.all(this, choice, List.of());
  }

  /** Resolves choices by specs, and those that no spec names in one way. */
  public DynamicFrame resolveChoice(List<ResolveSpec> specs, String choice) {
    return Resolving.all(this, choice, specs);
  }

  /** Casts each choice to the type of its column in a catalog table. */
  public DynamicFrame resolveChoice(String database, String tableName) {
    return Resolving.catalog(this, database, tableName);
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
    return Relationalizing.tables(this, rootTableName, options);
  }

  /**
   * Parses the texts of a field in a format ({@code json}, {@code csv}) and puts the value there.
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
    return apply(DropTransform.ofNulls(schema()));
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
    return Joining.join(this, frame2, keys1, keys2);
  }

  /** The records of both frames. */
  public DynamicFrame union(DynamicFrame other) {
    return Joining.union(this, other, TypeMerge::mergeStructs);
  }

  /** The stage's records, and those of this frame whose key the stage does not have. */
  public DynamicFrame mergeDynamicFrame(DynamicFrame stageFrame, List<String> primaryKeys) {
    return Joining.merge(this, stageFrame, primaryKeys);
  }

  /** Writes a sample of the records as JSON lines beneath a path; this frame goes on unchanged. */
  public DynamicFrame spigot(String path, SpigotOptions options) {
    Spigots.write(this, path, options);
    return this;
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
    return keeping(stage.reshaped(rdd -> rdd.repartition(partitions)));
  }

  /** The same records in at most so many partitions, without a shuffle. */
  public DynamicFrame coalesce(int partitions) {
    return keeping(stage.reshaped(rdd -> rdd.coalesce(partitions)));
  }

  /** The same records, kept in memory or on disk once they have been computed. */
  public DynamicFrame cache() {
    return keeping(stage.cached());
  }

  // ---- for the classes of this package

  DynamicFrame apply(RecordTransform transform) {
    Stage after = stage.then(transform, next);
    FrameSchema scanned = FrameSchema.scanned(() -> SchemaScan.all(after.source()));
    FrameSchema result =
        transform.fixedSchema().isPresent()
            ? FrameSchema.known(() -> transform.fixedSchema().orElseThrow())
            : transform.schemaAfter(StructType.EMPTY).isPresent()
                ? schema.then(before -> transform.schemaAfter(before).orElseThrow())
                : scanned;
    return new DynamicFrame(name, after, result, Call.DEFAULT);
  }

  private DynamicFrame keeping(Stage other) {
    return new DynamicFrame(name, other, schema, Call.DEFAULT);
  }

  Stage stage() {
    return stage;
  }

  Call nextCall() {
    return next;
  }

  JavaRDD<StructNode> roots(Projection wanted) {
    return stage
        .source()
        .records(wanted)
        .filter(record -> !record.isError())
        .map(DynamicRecord::getRoot);
  }
}

package dev.sluice.dynamicframe;

import dev.sluice.dynamicframe.node.StructNode;
import dev.sluice.dynamicframe.path.FieldPath;
import dev.sluice.dynamicframe.path.Projection;
import dev.sluice.dynamicframe.record.DynamicRecord;
import dev.sluice.dynamicframe.record.RddSource;
import dev.sluice.dynamicframe.record.RecordSource;
import dev.sluice.dynamicframe.transform.ChoicePaths;
import dev.sluice.dynamicframe.transform.RecordTransform;
import dev.sluice.dynamicframe.transform.ResolveSpec;
import dev.sluice.dynamicframe.type.ChoiceType;
import dev.sluice.dynamicframe.type.SchemaTree;
import dev.sluice.dynamicframe.type.StructType;
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
public final class DynamicFrame extends FrameTransforms {
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
    return toDF(ErrorCount.start(stage.source().session()));
  }

  /** The records as a DataFrame that counts, while it is computed, the errors it leaves out. */
  public Dataset<Row> toDF(ErrorCount errors) {
    assertErrorThreshold();
    return Rows.toDF(stage.source(), schema(), schema.isSampled(), errors);
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

  // ---- for the classes of this package

  @Override
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

  @Override
  DynamicFrame self() {
    return this;
  }

  @Override
  DynamicFrame keeping(Stage other) {
    return new DynamicFrame(name, other, schema, Call.DEFAULT);
  }

  @Override
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

package dev.sluice.lambda.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages that are deployed, on every JDK that they are for. */
@EnabledIfSystemProperty(
    named = "sluice.packages",
    matches = "true",
    disabledReason = "the functions' packages are built by: mvn verify -P functions")
class PackagedFunctionsIT {
  private static final int MOST_BYTES = 15_000_000;
  private static final Pattern SDK_CLASS =
      Pattern.compile("software/amazon/awssdk/services/[a-z0-9]+/[A-Za-z0-9_/$]+");
  private static final List<Integer> VERSIONS = List.of(17, 25);

  @ParameterizedTest
  @MethodSource("everyFunctionOnEveryJdk")
  void theEventInEventsIsAnswered(Jdks.Jdk jdk, String function) throws Exception {
    try (var aws = new QuickAws()) {
      var variables = Packages.variables(aws.endpoint());
      var start =
          FunctionProcess.start(
              jdk,
              Packages.taskRoot(function),
              Packages.handler(function),
              Packages.event(function),
              variables);

      assertThat(start.answer().error()).as(start.answer().body()).isFalse();
      assertThat(start.answer().body())
          .matches("null|\\{\"batchItemFailures\":\\[]}|\\{(?s:.*)\"statusCode\":200[,}](?s:.*)");
      assertThat(aws.operations()).contains("AmazonSSM.GetParameter");
    }
  }

  @ParameterizedTest
  @MethodSource("everyFunctionOnEveryJdk")
  void aSnapshotIsPrimedByReadsAlone(Jdks.Jdk jdk, String function) throws Exception {
    try (var aws = new QuickAws()) {
      var variables = Packages.variables(aws.endpoint());
      variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      var start =
          FunctionProcess.start(
              jdk,
              Packages.taskRoot(function),
              Packages.handler(function),
              "{\"no\": 1}",
              variables);

      assertThat(start.answer().error()).isTrue();
      assertThat(aws.operations())
          .contains("AmazonSSM.GetParameter")
          .noneMatch(operation -> operation.matches(".*(Put|Update|Send|Start|Create|Delete).*"));
    }
  }

  @Test
  void noPackageIsLargerThanItMayBe() throws Exception {
    for (String function : Packages.FUNCTIONS) {
      assertThat(Files.size(Packages.jar(function))).as(function).isLessThan(MOST_BYTES);
    }
  }

  @Test
  void aPackageHoldsNoOtherFunction() throws Exception {
    for (String function : Packages.FUNCTIONS) {
      Path jar = Packages.jar(function);
      try (var zip = new ZipFile(jar.toFile())) {
        assertThat(zip.stream().map(entry -> entry.getName()))
            .filteredOn(name -> name.matches("dev/sluice/lambda/[A-Za-z]+Function\\.class"))
            .containsExactly("dev/sluice/lambda/" + function + ".class");
      }
    }
  }

  @Test
  void whatOurCodeInAPackageRefersToIsInIt() throws Exception {
    for (String function : Packages.FUNCTIONS) {
      try (var zip = new ZipFile(Packages.jar(function).toFile())) {
        var missing = new TreeSet<String>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
          if (entry.getName().matches("dev/sluice/.*\\.class")) {
            byte[] code = zip.getInputStream(entry).readAllBytes();
            SDK_CLASS
                .matcher(new String(code, StandardCharsets.ISO_8859_1))
                .results()
                .map(match -> match.group() + ".class")
                .filter(name -> zip.getEntry(name) == null)
                .forEach(missing::add);
          }
        }
        assertThat(missing)
            .as("%s misses classes; see OPERATIONS in src/packaging/Functions.java", function)
            .isEmpty();
      }
    }
  }

  static List<Arguments> everyFunctionOnEveryJdk() throws Exception {
    List<Jdks.Jdk> jdks = Jdks.find(VERSIONS);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(jdks).as("CI=true needs a JDK of each of %s", VERSIONS).hasSameSizeAs(VERSIONS);
    }
    var arguments = new ArrayList<Arguments>();
    for (Jdks.Jdk jdk : jdks) {
      Packages.FUNCTIONS.forEach(function -> arguments.add(Arguments.of(jdk, function)));
    }
    return arguments;
  }
}

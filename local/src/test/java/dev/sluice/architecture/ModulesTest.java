package dev.sluice.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of the module graph and of the packages, over all modules' classes and sources. */
@DisplayName("The architecture")
class ModulesTest {
  private static final Path ROOT = Path.of(System.getProperty("sluice.root"));
  private static final Map<String, String> MODULES =
      Map.of(
          "controller", "functions/controller",
          "lambda", "functions/lambda",
          "cloudtrail", "glue-scripts/cloudtrail",
          "dynamicframe", "glue-scripts/dynamicframe",
          "jobs", "glue-scripts/jobs",
          "bench", "local/bench",
          "local", "local");
  private static final int MAX_LINES = 300;
  private static final Map<String, JavaClasses> CLASSES = new TreeMap<>();

  @BeforeAll
  static void readTheClasses() {
    MODULES.forEach(
        (name, path) ->
            CLASSES.put(
                name,
                new ClassFileImporter().importPath(ROOT.resolve(path).resolve("target/classes"))));
  }

  @Test
  void theControllerDependsOnTheJdkOnly() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.not(resideInAnyPackage("java..", "org.jspecify..", "dev.sluice..")))
        .allowEmptyShould(true)
        .check(CLASSES.get("controller"));
  }

  @Test
  void functionsAndJobsMeetInNoClass() {
    mayDepend("controller", List.of());
    mayDepend("lambda", List.of("controller"));
    mayDepend("cloudtrail", List.of());
    mayDepend("dynamicframe", List.of());
    mayDepend("jobs", List.of("cloudtrail", "dynamicframe"));
  }

  @Test
  void noFunctionAndNoRecordCodeKnowsSpark() {
    for (String module : List.of("controller", "lambda", "cloudtrail", "local")) {
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("org.apache.spark.."))
          .allowEmptyShould(true)
          .check(CLASSES.get(module));
    }
  }

  @Test
  void noRecordCodeKnowsAws() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("software.amazon..", "com.amazonaws.."))
        .allowEmptyShould(true)
        .check(CLASSES.get("cloudtrail"));
  }

  @Test
  void logFilesAreFoundAndOpenedByTheDataSourceOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.sluice.jobs.source..")
        .should()
        .callConstructorWhere(
            targetOwner(HasName.Predicates.name("dev.sluice.cloudtrail.CloudTrailReader")))
        .check(CLASSES.get("jobs"));
    noClasses()
        .that()
        .resideInAPackage("dev.sluice.jobs.cloudtrail..")
        .should()
        .callMethodWhere(
            targetOwner(HasName.Predicates.name("dev.sluice.jobs.storage.Storage"))
                .and(target(HasName.Predicates.nameStartingWith("list"))))
        .check(CLASSES.get("jobs"));
  }

  @Test
  void packagesHaveNoCycles() {
    CLASSES.forEach(
        (name, classes) ->
            slices()
                .matching("dev.sluice.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes));
  }

  @Test
  void noTwoModulesShareAPackage() {
    Map<String, String> owner = new TreeMap<>();
    List<String> shared = new ArrayList<>();
    CLASSES.forEach(
        (name, classes) ->
            classes.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .forEach(
                    used -> {
                      String other = owner.putIfAbsent(used, name);
                      if (other != null) {
                        shared.add(used + " in " + other + " and " + name);
                      }
                    }));

    assertThat(shared).isEmpty();
  }

  @Test
  void noSourceFileIsLongerThanThreeHundredLines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path source : sources()) {
      long lines = Files.readAllLines(source).size();
      if (lines > MAX_LINES) {
        tooLong.add(ROOT.relativize(source) + ": " + lines);
      }
    }

    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    List<Path> unmarked = new ArrayList<>();
    for (Path source : sources()) {
      Path info = source.resolveSibling("package-info.java");
      if (source.toString().contains("/src/main/java/")
          && !(Files.exists(info) && Files.readString(info).contains("@NullMarked"))) {
        unmarked.add(ROOT.relativize(source.getParent()));
      }
    }

    assertThat(unmarked.stream().distinct()).isEmpty();
  }

  private static void mayDepend(String module, List<String> others) {
    Set<String> forbidden = new HashSet<>();
    CLASSES.forEach(
        (name, classes) -> {
          if (!name.equals(module) && !others.contains(name)) {
            classes.forEach(type -> forbidden.add(type.getName()));
          }
        });
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to a module other than " + others,
                (JavaClass type) -> forbidden.contains(type.getName())))
        .allowEmptyShould(true)
        .check(CLASSES.get(module));
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String path : MODULES.values()) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(path).resolve("src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      } catch (java.nio.file.NoSuchFileException moduleHasNoSourcesYet) {
        assertThat(ROOT.resolve(path)).isDirectory();
      }
    }
    return sources;
  }
}

package dev.sluice.dynamicframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.dynamicframe.cases.ArguedCases;
import dev.sluice.dynamicframe.cases.Case;
import dev.sluice.dynamicframe.cases.CaseData;
import dev.sluice.dynamicframe.cases.Cases;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs worked cases, one test each. {@code -Dsluice.cases=FILE} names the file and {@code
 * -Dsluice.cases.data=DIR} where its data files are; without them the shared cases are run, of
 * which those that cannot pass must fail as argued, and the module's own beside them.
 */
class DynamicFrameCasesTest {

  @TestFactory
  Stream<DynamicTest> everyCaseGivesWhatItExpects() {
    String named = System.getProperty("sluice.cases", "");
    Path file =
        named.isEmpty() ? Path.of(SharedData.path("../spec/dynamicframe-cases.json")) : root(named);
    CaseData data = new CaseData(root(System.getProperty("sluice.cases.data", "")));
    List<Case> cases = Cases.read(file);
    assertThat(cases).as("cases in %s", file).isNotEmpty();
    return cases.stream()
        .map(c -> DynamicTest.dynamicTest(c.id(), () -> run(c, data, named.isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> everyDecisionOfTheLibraryHasACase() throws URISyntaxException {
    boolean others = !System.getProperty("sluice.cases", "").isEmpty();
    URL own = Objects.requireNonNull(getClass().getResource("/cases.json"), "cases.json");
    return others
        ? Stream.empty()
        : Cases.read(Path.of(own.toURI())).stream()
            .map(c -> DynamicTest.dynamicTest(c.id(), () -> run(c, new CaseData(root("")), false)));
  }

  private static void run(Case c, CaseData data, boolean argue) {
    String argued = argue ? ArguedCases.FAILURES.get(c.id()) : null;
    if (argued == null) {
      Cases.run(c, data);
    } else {
      assertThatThrownBy(() -> Cases.run(c, data)).hasMessageStartingWith(argued);
    }
  }

  /** Relative paths start where Maven was started. */
  private static Path root(String path) {
    Path checkout = Path.of(System.getProperty("sluice.root", "."));
    return path.isEmpty()
        ? Path.of(System.getProperty("sluice.shared", "../shared"), "data")
        : checkout.resolve(path);
  }
}

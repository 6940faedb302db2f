package dev.sluice.lambda.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Status;
import dev.sluice.proof.Proof;
import dev.sluice.status.StatusReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console as a person meets it, in headless Chromium. */
class ConsoleBrowserTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
  private static final int RUNS_SHOWN = 100;
  private static final List<String> REGIONS =
      List.of("ap-southeast-2", "eu-central-1", "eu-west-1", "us-east-1", "us-west-2");
  private final Screenshots screenshots = new Screenshots();
  private final Lake lake = new Lake();
  private ConsoleServer server;
  private ChromeDriver chrome;

  @AfterEach
  void stop() {
    if (chrome != null) {
      List<LogEntry> complaints = chrome.manage().logs().get(LogType.BROWSER).getAll();
      chrome.quit();
      assertThat(complaints).as("errors and breaches of the content security policy").isEmpty();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void everyStateIsShownByColourMarkAndWords() throws IOException {
    fillVaried();
    open(false);
    assertThat(chrome.findElement(By.cssSelector(".cell.QUARANTINED")).getText()).isEqualTo("×");
    assertThat(cell("us-east-1, 2026-10-31").getDomAttribute("aria-label"))
        .isEqualTo("us-east-1, 2026-10-31: quarantined, waits for an operator; 3 partitions");
    for (String state : List.of("DONE", "PROVEN", "RUNNING", "MISSING", "TAMPERED")) {
      assertThat(chrome.findElements(By.cssSelector("#map ." + state))).as(state).isNotEmpty();
    }
    assertThat(chrome.findElement(By.id("verdict")).getText())
        .isEqualTo(
            "1 partition waits for you; 1 partition has changed files; 1 partition lacks files");
    assertThat(chrome.findElement(By.id("balance")).getText()).contains("=").doesNotContain("≠");
    assertThat(chrome.findElement(By.id("quarantine")).getText())
        .contains("out of memory")
        .contains("./sluice retry --pipeline logs --partition 'account=000000000100");
    assertThat(chrome.findElement(By.id("damaged")).getText())
        .contains("./sluice completeness --pipeline logs --from 2026-10-20 --to 2026-10-20");
    assertThat(chrome.findElements(By.cssSelector("#timeline canvas"))).hasSize(1);
    screenshots.take(chrome, "console-light", 1280);
  }

  @Test
  void aWholeLakeIsOneCalmSentenceInTheDarkToo() throws IOException {
    lake.fillDone(2, REGIONS, 40);
    for (int run = 1; run <= 60; run++) {
      lake.run(run, RunStatus.SUCCEEDED, null);
    }
    lake.proveAll();
    open(true);
    assertThat(chrome.findElement(By.id("verdict")).getText())
        .isEqualTo("All is well: 400 partitions are done and proven complete");
    assertThat(chrome.findElement(By.id("attention")).isDisplayed()).isFalse();
    assertThat(chrome.getTitle()).isEqualTo("Sluice");
    screenshots.take(chrome, "console-dark", 1280);
  }

  @Test
  void hostileTextStaysText() throws IOException {
    lake.put("eu-west-1", TODAY, Status.QUARANTINED, Lake.HOSTILE);
    lake.ledger.countIgnored("logs", Map.of("<b>other</b>", 2L));
    lake.run(1, RunStatus.FAILED, Lake.HOSTILE);
    open(false);
    assertThat(chrome.findElement(By.id("quarantine")).getText()).contains(Lake.HOSTILE);
    assertThat(chrome.findElement(By.id("runs")).getText()).contains(Lake.HOSTILE);
    assertThat(chrome.findElement(By.id("ignored")).getText()).contains("<b>other</b>");
    assertThat(chrome.findElements(By.cssSelector("main img, main b"))).isEmpty();
    assertThat(chrome.getTitle()).isEqualTo("1 partition waits for you – Sluice");
  }

  @Test
  void theMapIsWalkedWithTheArrowKeys() throws IOException {
    lake.fill(1, List.of("eu-west-1", "us-east-1"), 3);
    open(false);
    WebElement first = cell("eu-west-1, 2026-11-01");
    first.click();
    first.sendKeys(Keys.ARROW_RIGHT);
    chrome.switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
    assertThat(chrome.switchTo().activeElement().getDomAttribute("aria-label"))
        .startsWith("us-east-1, 2026-11-02:");
    assertThat(chrome.findElement(By.id("detail")).getText()).startsWith("us-east-1, 2026-11-02:");
  }

  @Test
  void thePageFollowsWhatHappens() throws IOException {
    lake.fill(1, List.of("eu-west-1"), 2);
    open(false);
    assertThat(cell("eu-west-1, 2026-11-03").getText()).isEqualTo("c");
    lake.put("eu-west-1", TODAY, Status.QUARANTINED, "bad");
    patiently().until(any -> cell("eu-west-1, 2026-11-03").getText().equals("×"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void axeFindsNothingThatKeepsAnyoneOut(boolean dark) throws IOException {
    fillVaried();
    open(dark);
    try (InputStream axe = ConsoleBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      chrome.executeScript(new String(axe.readAllBytes(), UTF_8));
    }
    Object violations =
        chrome.executeAsyncScript(
            "const done = arguments[0]; axe.run().then(found => done(found.violations.map(v =>"
                + " v.id + ': ' + v.nodes.map(node => node.target.join(' ')).join(' | '))))");
    assertThat((List<?>) violations).isEmpty();
  }

  @Test
  void fiftyThousandPartitionsStayQuick() throws IOException {
    var regions = IntStream.range(0, 20).mapToObj("region-%02d"::formatted).toList();
    lake.fill(5, regions, 500);
    open(false);
    assertThat(chrome.findElement(By.id("figures")).getText()).contains("49,900 of 50,000");
    assertThat(chrome.findElements(By.cssSelector("#map .cell")).size()).isLessThan(1000);
    double paint = millis("performance.getEntriesByName('first-contentful-paint')[0].startTime");
    double shown = millis("performance.getEntriesByName('shown')[0].startTime");
    double turned =
        millis(
            "(() => { const t = performance.now(); document.getElementById('older').click();"
                + " document.body.offsetHeight; return performance.now() - t; })()");
    System.out.printf(
        "50,000 partitions: first paint %.0f ms, all shown %.0f ms, a turn %.0f ms%n",
        paint, shown, turned);
    assertThat(paint).as("ms to the first paint").isLessThan(3_000);
    assertThat(shown).as("ms until all is shown").isLessThan(8_000);
    assertThat(turned).as("ms to turn to older days").isLessThan(1_000);
  }

  @Test
  void itFitsAPhone() throws IOException {
    fillVaried();
    open(false);
    screenshots.take(chrome, "console-phone", 500);
    assertThat(
            millis("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("pixels that stick out sideways")
        .isZero();
  }

  private void fillVaried() {
    lake.fill(2, REGIONS, 40)
        .proveEurope()
        .put(
            "us-east-1", TODAY.minusDays(3), Status.QUARANTINED, "4 attempts failed: out of memory")
        .put("eu-west-1", TODAY.minusDays(1), Status.RUNNING, null)
        .verdict("eu-west-1", TODAY.minusDays(14), Proof.State.TAMPERED, 0, 1)
        .verdict("us-west-2", TODAY.minusDays(22), Proof.State.MISSING, 3, 0);
    lake.run(0, RunStatus.STARTED, null);
    for (int run = 1; run <= 60; run++) {
      boolean failed = run == 7 || run == 31;
      lake.run(
          run,
          failed ? RunStatus.FAILED : RunStatus.SUCCEEDED,
          failed ? "FAILED: OutOfMemoryError: Java heap space" : null);
    }
  }

  private double millis(String expression) {
    return ((Number) chrome.executeScript("return " + expression)).doubleValue();
  }

  private WebDriverWait patiently() {
    return new WebDriverWait(chrome, Duration.ofMinutes(1));
  }

  private void open(boolean dark) throws IOException {
    chrome = Browser.start(dark);
    var reader =
        new StatusReader(
            lake.ledger, lake.proofs, Clock.fixed(Lake.NOW, ZoneOffset.UTC), RUNS_SHOWN);
    server = new ConsoleServer(new Console(List.of("logs"), reader::read));
    chrome.get(server.url());
    patiently().until(driver -> driver.findElement(By.id("live")).getText().equals("Live"));
  }

  private WebElement cell(String label) {
    return chrome.findElement(By.cssSelector(".cell[aria-label^='" + label + "']"));
  }
}

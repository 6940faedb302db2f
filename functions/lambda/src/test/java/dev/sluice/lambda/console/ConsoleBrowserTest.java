package dev.sluice.lambda.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.RunStatus;
import dev.sluice.ledger.Status;
import dev.sluice.status.StatusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console as a person meets it, in headless Chromium. */
class ConsoleBrowserTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 3);
  private final Lake lake = new Lake();
  private ConsoleServer server;
  private ChromeDriver chrome;

  @AfterEach
  void stop() {
    if (chrome != null) {
      chrome.quit();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void everyStateIsShownByColourMarkAndWords() throws IOException {
    lake.fill(2, List.of("ap-southeast-2", "eu-west-1", "us-east-1"), 30)
        .put(
            "us-east-1", TODAY.minusDays(3), Status.QUARANTINED, "4 attempts failed: out of memory")
        .put("eu-west-1", TODAY, Status.RUNNING, null);
    for (int run = 1; run <= 20; run++) {
      lake.run(run, run % 6 == 0 ? RunStatus.FAILED : RunStatus.SUCCEEDED, null);
    }
    open(false);
    assertThat(chrome.findElement(By.cssSelector(".cell.QUARANTINED")).getText()).isEqualTo("×");
    assertThat(cell("us-east-1, 2026-10-31").getDomAttribute("aria-label"))
        .isEqualTo("us-east-1, 2026-10-31: quarantined, waits for an operator; 3 partitions");
    assertThat(chrome.findElements(By.cssSelector(".cell.DONE"))).isNotEmpty();
    assertThat(chrome.findElement(By.id("balance")).getText()).contains("=").doesNotContain("≠");
    assertThat(chrome.findElement(By.id("quarantine")).getText())
        .contains("out of memory")
        .contains("./sluice retry --pipeline logs --partition account=000000000100");
    assertThat(chrome.findElements(By.cssSelector("#timeline canvas"))).hasSize(1);
    screenshot("console-light.png");
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
    assertThat(chrome.findElements(By.tagName("img"))).isEmpty();
    assertThat(chrome.getTitle()).isEqualTo("Sluice");
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

  @Test
  void fiftyThousandPartitionsStayQuick() throws IOException {
    var regions = IntStream.range(0, 20).mapToObj("region-%02d"::formatted).toList();
    lake.fill(5, regions, 500);
    open(false);
    assertThat(chrome.findElement(By.id("figures")).getText()).contains("49,900");
    assertThat(chrome.findElements(By.cssSelector(".cell")).size()).isLessThan(1500);
    var millis =
        (Number)
            chrome.executeScript(
                "const b = document.getElementById('older'); const t = performance.now();"
                    + " b.click(); document.body.offsetHeight; return performance.now() - t;");
    assertThat(millis.doubleValue()).as("ms to turn a page").isLessThan(1000);
  }

  @Test
  void itFitsAPhoneAndTheDark() throws IOException {
    lake.fill(2, List.of("eu-west-1", "us-east-1"), 20).run(1, RunStatus.SUCCEEDED, null);
    open(true);
    chrome.manage().window().setSize(new Dimension(500, 900));
    var overflow =
        (Number)
            chrome.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow.intValue()).as("pixels that stick out sideways").isZero();
    screenshot("console-phone-dark.png");
  }

  private WebDriverWait patiently() {
    return new WebDriverWait(chrome, Duration.ofSeconds(20));
  }

  private void open(boolean dark) throws IOException {
    chrome = Browser.start(dark);
    var reader =
        new StatusReader(
            lake.ledger, pipeline -> lake.verdicts(), Clock.fixed(Lake.NOW, ZoneOffset.UTC), 50);
    server = new ConsoleServer(new Console(List.of("logs"), reader::read));
    chrome.get(server.url());
    patiently().until(driver -> driver.findElement(By.id("live")).getText().equals("Live"));
  }

  private WebElement cell(String label) {
    return chrome.findElement(By.cssSelector(".cell[aria-label^='" + label + "']"));
  }

  private void screenshot(String name) throws IOException {
    Path directory = Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(directory.resolve(name), chrome.getScreenshotAs(OutputType.BYTES));
  }
}

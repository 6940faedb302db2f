package dev.sluice.lambda.console;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium, found on the PATH; a clear skip without one, a failure where CI=true. */
final class Browser {
  private Browser() {}

  static ChromeDriver start(boolean dark) {
    Path driver = require("chromedriver");
    Path chromium = require("chromium", "chromium-browser", "google-chrome");
    var service = new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
    var options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,1000");
    if (dark) {
      options.addArguments("--force-dark-mode", "--blink-settings=preferredColorScheme=0");
    }
    return new ChromeDriver(service, options);
  }

  private static Path require(String... names) {
    Optional<Path> found = Stream.of(names).flatMap(Browser::onPath).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String missing = "Not on the PATH: " + String.join(" or ", names) + "; install Chromium";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(missing);
    }
    return abort(missing);
  }

  private static Stream<Path> onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return List.of(path.split(File.pathSeparator)).stream()
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable);
  }
}

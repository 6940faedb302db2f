package dev.sluice.lambda.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Pictures of the whole page: in {@code target/screenshots}, or, with {@code -Dsluice.images=true},
 * those that the documentation shows.
 */
final class Screenshots {
  private static final int TALLEST = 1300;

  private final Path directory =
      Boolean.getBoolean("sluice.images")
          ? Path.of(System.getProperty("sluice.root"), "docs", "images")
          : Path.of("target", "screenshots");

  void take(ChromeDriver chrome, String name, int width) throws IOException {
    chrome.manage().window().setSize(new Dimension(width, 1000));
    var height = (Number) chrome.executeScript("return document.documentElement.scrollHeight");
    chrome
        .manage()
        .window()
        .setSize(new Dimension(width, Math.min(TALLEST, height.intValue() + 10)));
    Files.createDirectories(directory);
    Files.write(directory.resolve(name + ".png"), chrome.getScreenshotAs(OutputType.BYTES));
  }
}

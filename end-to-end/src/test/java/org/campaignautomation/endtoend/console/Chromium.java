package org.campaignautomation.endtoend.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven through the machine's own Node. One serves a whole run. */
final class Chromium implements AutoCloseable {
  private static final String NODE = "playwright.nodejs.path";

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException if the machine has none
   */
  static Chromium start() {
    if (System.getProperty(NODE) == null) {
      System.setProperty(NODE, find("Node", "nodejs", "node", "nodejs").toString());
    }
    Path chromium =
        find("Chromium", "chromium", "chromium", "chromium-browser", "google-chrome", "chrome");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    // As root, as in a container, Chromium has no sandbox.
                    .setChromiumSandbox(false)
                    .setArgs(List.of("--disable-dev-shm-usage")));
    return new Chromium(playwright, browser);
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Path find(String what, String debianPackage, String... names) {
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .flatMap(directory -> Stream.of(names).map(name -> Path.of(directory, name)))
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseThrow(
        () ->
            new IllegalStateException(
                "%s is missing for the console's tests. Install it (Debian: apt-get install %s)."
                    .formatted(what, debianPackage)));
  }
}

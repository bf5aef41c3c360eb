package org.campaignautomation.endtoend.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The console in a browser, for whom one is logged in as. */
final class Console implements AutoCloseable {
  /** Whether pictures are wanted: four of each page take a while. */
  private static final boolean PICTURES = Boolean.getBoolean("console.pictures");

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int WIDE = 1280;
  private static final int NARROW = 390;
  private static final int HEIGHT = 900;
  private static final int HIGHEST = 4_000;
  private static final double PATIENCE_MILLIS = 15_000;

  private static final String SIDEWAYS =
      "document.documentElement.scrollWidth > document.documentElement.clientWidth";

  /** The browser's own words for an answer of 400 to 499, which a test may well ask for. */
  private static final Pattern REFUSAL =
      Pattern.compile("status of 4\\d\\d|Response Status Error Code 4\\d\\d");

  /** What htmx says of a question that a later one has replaced. */
  private static final Pattern REPLACED = Pattern.compile("htmx:(afterRequest|sendAbort)");

  private final Chromium chromium;
  private final URI base;

  /** Logging in takes a second: each user does it once. */
  private final Map<String, String> sessions = new ConcurrentHashMap<>();

  private final List<BrowserContext> open = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> forgiven = new ArrayList<>();

  Console(Chromium chromium, URI base) {
    this.chromium = chromium;
    this.base = base;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** A page of one of the realm's users, such as {@code owner@acme}, at the console's start. */
  Page as(String user) {
    String session = sessions.get(user);
    Page page = newPage(session);
    page.navigate("/console");
    if (page.url().contains("/realms/")) {
      logIn(page, user);
      sessions.put(user, page.context().storageState());
    }
    return page;
  }

  /** A page that has loaded nothing yet, of somebody who is logged in. */
  Page firstVisit(String user) {
    if (!sessions.containsKey(user)) {
      as(user);
    }
    return newPage(sessions.get(user));
  }

  /** A page of nobody, at the identity provider's login. */
  Page stranger() {
    Page page = newPage(null);
    page.navigate("/console");
    return page;
  }

  /** Fills in the identity provider's form. */
  void logIn(Page page, String user) {
    page.locator("#username").fill(user);
    page.locator("#password").fill("demo");
    page.locator("#kc-login").click();
    page.waitForURL(base + "/console/**");
  }

  /** Forgets a user's session, which a test has ended. */
  void forget(String user) {
    sessions.remove(user);
  }

  /** Holds the page as it is against WCAG 2.2 AA, light and dark, wide and narrow. */
  void assertAccessible(Page page) {
    assertAccessible(page, List.of(ColorScheme.DARK, ColorScheme.LIGHT));
  }

  /** The same in one scheme: for what is made of parts that other tests look at in both. */
  void assertAccessibleInLight(Page page) {
    assertAccessible(page, List.of(ColorScheme.LIGHT));
  }

  private void assertAccessible(Page page, List<ColorScheme> schemes) {
    Set<String> wrong = new LinkedHashSet<>();
    everyWay(
        page,
        schemes,
        (scheme, variant) -> {
          Accessibility.violations(page, scheme).forEach(rule -> wrong.add(variant + ": " + rule));
          if (Boolean.TRUE.equals(page.evaluate(SIDEWAYS))) {
            wrong.add(variant + ": one has to scroll sideways");
          }
        });
    assertThat(wrong).as(page.url()).isEmpty();
  }

  /**
   * With {@code -Dconsole.pictures=true}, takes pictures of all of the page, light and dark, wide
   * and narrow: to be looked at.
   */
  void photograph(Page page, String name) {
    if (PICTURES) {
      everyWay(
          page,
          List.of(ColorScheme.DARK, ColorScheme.LIGHT),
          (scheme, variant) -> {
            // A window as high as the page: what sticks to its end does so there.
            Number whole = (Number) page.evaluate("document.documentElement.scrollHeight");
            page.setViewportSize(
                page.viewportSize().width, Math.clamp(whole.intValue(), HEIGHT, HIGHEST));
            page.screenshot(
                new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + "-" + variant + ".png")));
          });
      page.setViewportSize(WIDE, HEIGHT);
    }
  }

  /** From here to the end of the test the browser may complain of something. */
  void forgive(String part) {
    forgiven.add(part);
  }

  /** Closes all pages, with a last picture of each where a test has failed. */
  void closePages(@Nullable String failedTest) {
    for (BrowserContext context : open) {
      if (failedTest != null) {
        for (Page page : context.pages()) {
          String name = "failed " + failedTest.replaceAll("\\W+", " ").strip() + ".png";
          page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)));
        }
      }
      context.close();
    }
    open.clear();
    forgiven.clear();
    if (failedTest != null) {
      complaints.clear();
    }
  }

  /** Fails with all that the browser has complained of since the last time. */
  void assertNoComplaints() {
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    assertThat(all).as("what the browser complained of").isEmpty();
  }

  @Override
  public void close() {
    chromium.close();
  }

  private static void everyWay(
      Page page, List<ColorScheme> schemes, BiConsumer<ColorScheme, String> look) {
    for (ColorScheme scheme : schemes) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(NARROW, WIDE)) {
        page.setViewportSize(width, HEIGHT);
        String light = scheme == ColorScheme.DARK ? "dark" : "light";
        look.accept(scheme, (width == WIDE ? "wide-" : "narrow-") + light);
      }
    }
  }

  private Page newPage(@Nullable String session) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setBaseURL(base.toString())
            .setViewportSize(WIDE, HEIGHT)
            // A colour on its way to another has no contrast to be held against.
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale("en-GB")
            .setTimezoneId("Europe/Berlin");
    if (session != null) {
      options.setStorageState(session);
    }
    BrowserContext context = chromium.browser().newContext(options);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.onConsoleMessage(this::listen);
    context.onWebError(error -> complaints.add("script: " + error.error()));
    context.onResponse(this::watch);
    open.add(context);
    return context.newPage();
  }

  private void listen(ConsoleMessage message) {
    boolean bad = message.type().equals("error") || message.type().equals("warning");
    if (bad
        && !message.page().url().contains("/realms/")
        && !REFUSAL.matcher(message.text()).find()
        && !REPLACED.matcher(message.text()).matches()) {
      complain("console: " + message.text());
    }
  }

  private void watch(Response response) {
    if (response.status() >= 500) {
      complain(response.status() + " from " + response.url());
    }
  }

  private void complain(String text) {
    if (forgiven.stream().noneMatch(text::contains)) {
      complaints.add(text);
    }
  }
}

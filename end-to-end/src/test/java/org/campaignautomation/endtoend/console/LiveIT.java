package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages follow what happens: on any pod, when pods go, and however much it is. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class LiveIT {
  private static final System.Logger LOG = System.getLogger(LiveIT.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * A second, and more for a machine on which all of the product and a browser run. Far below what
   * a page does without being told.
   */
  private static final double SOON_MILLIS = 10_000;

  /** Far below the 20 s for which a pod that stops waits for open requests. */
  private static final Duration STOP = Duration.ofSeconds(12);

  /** Notes when the page first shows each number of cancelled jobs. */
  private static final String NOTES =
      """
      () => {
        window.noted = {};
        const figure = () => [...document.querySelectorAll('#numbers .figure')]
          .find((one) => one.querySelector('dt').textContent === 'Cancelled')?.querySelector('dd').textContent;
        new MutationObserver(() => { window.noted[figure()] ??= Date.now(); })
          .observe(document.body, { subtree: true, childList: true, characterData: true });
      }
      """;

  private static final double BURST_SECONDS = 6;

  /** Longer than from one refresh of the list to the next. */
  private static final double PRESSED_MILLIS = 1_200;

  @Test
  void bothSeeWhatChangesAndAPodThatDiesLosesNothing(Installation installation, Console console) {
    try (Campaign campaign = Campaign.active(installation);
        ServiceProcess pod = installation.anotherCampaignService();
        Forwarder toPod = Forwarder.to(pod.uri().getPort());
        Forwarder toOther = Forwarder.to(installation.campaignService().uri().getPort())) {
      // given
      Page first = console.as("operator@acme");
      first.navigate(toPod.uri() + "/console/campaigns");
      Page second = console.as("viewer@acme");
      second.navigate(toOther.uri() + "/console/campaigns");
      assertThat(state(first)).hasText("Live");
      assertThat(state(second)).hasText("Live");
      assertThat(sent(first, campaign)).hasText("0");

      // when
      add(installation, campaign, 2);

      // then
      assertThat(sent(first, campaign)).hasText("2", soon());
      assertThat(sent(second, campaign)).hasText("2", soon());

      // when the first one's pod dies, and something happens that nobody tells the page of
      forgiveLosses(console);
      pod.kill();
      assertThat(state(first)).hasText("Reconnecting…");
      add(installation, campaign, 4);
      assertThat(sent(second, campaign)).hasText("4", soon());
      assertThat(sent(first, campaign)).hasText("2");

      // then the other pod tells it
      toPod.retarget(installation.campaignService().uri().getPort());
      assertThat(state(first)).hasText("Live");
      assertThat(sent(first, campaign)).hasText("4", soon());
      assertThat(first.url()).startsWith(toPod.uri().toString());
      console.assertAccessible(first);
    }
  }

  @Test
  void aChangeIsOnScreenWithinASecond(Installation installation, Console console) {
    // given ten jobs that wait, and a page that shows how many are cancelled
    Api operator = installation.as("operator@acme");
    String id = waiting(installation);
    List<String> jobs = jobs(installation, id);
    Page page = console.as("viewer@acme");
    page.navigate("/console/campaigns/" + id + "/automation");
    assertThat(state(page)).hasText("Live");
    page.evaluate(NOTES);

    // when each is cancelled in its turn
    List<Long> took = new ArrayList<>();
    for (String job : jobs) {
      assertThat(operator.post("/api/jobs/" + job + "/cancel", "{\"reason\":\"x\"}").status())
          .isEqualTo(200);
      long committed = System.currentTimeMillis();
      String shown = String.valueOf(took.size() + 1);
      page.waitForFunction("shown => window.noted[shown]", shown);
      Number noted = (Number) page.evaluate("shown => window.noted[shown]", shown);
      took.add(noted.longValue() - committed);
    }

    // then: of each, since a machine that does all of this at once may stumble over one
    LOG.log(System.Logger.Level.INFO, "milliseconds from a commit to the screen: {0}", took);
    assertThat(took.stream().sorted().toList().get(jobs.size() / 2))
        .as("%s", took)
        .isLessThan(1_000);
    operator.post("/api/campaigns/" + id + "/archive", "{}");
  }

  @Test
  void aPodThatStopsSendsItsPagesOnAtOnce(Installation installation, Console console) {
    try (ServiceProcess pod = installation.anotherCampaignService();
        Forwarder toPod = Forwarder.to(pod.uri().getPort());
        Campaign campaign = Campaign.active(installation)) {
      // given a page, and another that has gone
      console.as("operator@acme").navigate(toPod.uri() + "/console/campaigns");
      Page page = console.as("viewer@acme");
      AtomicInteger sockets = new AtomicInteger();
      page.onWebSocket(socket -> sockets.incrementAndGet());
      page.navigate(toPod.uri() + "/console/campaigns/" + campaign.id());
      assertThat(state(page)).hasText("Live");
      forgiveLosses(console);

      // when
      toPod.retarget(installation.campaignService().uri().getPort());
      long began = System.nanoTime();
      CompletableFuture<Duration> stopped =
          CompletableFuture.supplyAsync(
              () -> {
                pod.stop();
                return Duration.ofNanos(System.nanoTime() - began);
              });

      // then the page goes on elsewhere
      page.waitForCondition(
          () -> sockets.get() > 1, new Page.WaitForConditionOptions().setTimeout(SOON_MILLIS));
      assertThat(state(page)).hasText("Live", soon());
      add(installation, campaign, 2);
      assertThat(page.locator("#overview .number").nth(1)).hasText("2", soon());

      // and what stands above it follows
      installation.as("operator@acme").post("/api/campaigns/" + campaign.id() + "/pause", "{}");
      assertThat(page.locator(".campaign-title .status")).hasText("Paused", soon());

      // and nobody waits for connections that are gone
      assertThat(stopped.join()).isLessThan(STOP);
    }
  }

  @Test
  void aBurstLeavesThePageUsable(Installation installation, Console console) {
    try (Campaign campaign = Campaign.active(installation)) {
      // given
      Page page = console.as("operator@acme");
      AtomicInteger frames = new AtomicInteger();
      AtomicInteger questions = new AtomicInteger();
      page.onWebSocket(socket -> socket.onFrameReceived(frame -> frames.incrementAndGet()));
      page.onRequest(
          request -> {
            if (request.url().endsWith("/console/campaigns") && !request.isNavigationRequest()) {
              questions.incrementAndGet();
            }
          });
      page.navigate("/console/campaigns");
      assertThat(state(page)).hasText("Live");
      Locator menu =
          page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("User menu of"));
      Locator link = page.locator("#campaign-" + campaign.id());

      try (Burst burst =
          new Burst(installation.bootstrapServers(), "acme", UUID.fromString(campaign.id()))) {
        // when
        page.waitForCondition(() -> frames.get() > 4);
        int framesBefore = frames.get();
        int questionsBefore = questions.get();
        double before = burst.seconds();
        List<Double> waits = new ArrayList<>();
        while (burst.seconds() - before < BURST_SECONDS) {
          long began = System.nanoTime();
          menu.click();
          assertThat(page.getByText("Log out")).isVisible();
          menu.click();
          assertThat(page.getByText("Log out")).isHidden();
          waits.add((System.nanoTime() - began) / 1e9);
        }
        double lasted = burst.seconds() - before;

        // then
        assertThat((double) burst.changes()).isGreaterThan(4_000 * burst.seconds());
        assertThat((double) frames.get() - framesBefore).isBetween(lasted, 4 * lasted + 2);
        assertThat((double) questions.get() - questionsBefore).isBetween(1.0, 2 * lasted + 2);
        assertThat(waits).allMatch(seconds -> seconds < 2);

        // and: what is pressed is not taken away before it is let go
        link.click(new Locator.ClickOptions().setDelay(PRESSED_MILLIS));
        assertThat(page).hasURL(Pattern.compile(".*/console/campaigns/" + campaign.id()));
        assertThat(state(page)).hasText("Live");
      }
    }
  }

  /** A campaign with ten jobs that wait for days. */
  private static String waiting(Installation installation) {
    String id =
        installation
            .as("owner@acme")
            .post(
                "/api/campaigns",
                """
                {"name": "Watched %s", "trigger": {"type": "new_client"}, "lookBackDays": 0,
                 "steps": [{"channel": "sms", "delay": {"amount": 2, "unit": "days"}, "text": "Hi"}]}
                """
                    .formatted(UUID.randomUUID()))
            .json()
            .path("id")
            .asText();
    installation.as("owner@acme").post("/api/campaigns/" + id + "/activate", "{}");
    String people = Person.next(10).stream().map(Person::json).collect(Collectors.joining("\n"));
    installation.as("editor@acme").post("/api/contacts/bulk", "application/x-ndjson", people);
    await().atMost(LIMIT).until(() -> jobs(installation, id).size() == 10);
    return id;
  }

  private static List<String> jobs(Installation installation, String campaign) {
    List<String> ids = new ArrayList<>();
    installation
        .as("viewer@acme")
        .get("/api/campaigns/" + campaign + "/automation?action=jobs")
        .json()
        .path("items")
        .forEach(job -> ids.add(job.path("id").asText()));
    return ids;
  }

  /** Somebody new, and waits until all messages are through. */
  private static void add(Installation installation, Campaign campaign, int completed) {
    assertThat(installation.as("editor@acme").post("/api/contacts", Person.next().json()).status())
        .isEqualTo(201);
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> campaign.status().at("/counts/completed").asInt() == completed);
  }

  /** What a browser and htmx say when a pod is not there. */
  private static void forgiveLosses(Console console) {
    console.forgive("WebSocket");
    console.forgive("net::ERR_");
    console.forgive("htmx:sendError");
    console.forgive("htmx:afterRequest");
    // so says a pod that stops
    console.forgive("503 from");
    console.forgive("status of 503");
    console.forgive("Response Status Error Code 503");
  }

  private static Locator state(Page page) {
    return page.locator("[data-live-state][aria-live]");
  }

  /** The list's column of messages that were sent. */
  private static Locator sent(Page page, Campaign campaign) {
    return page.locator("tr:has(a[href='/console/campaigns/" + campaign.id() + "']) td").nth(2);
  }

  private static LocatorAssertions.HasTextOptions soon() {
    return new LocatorAssertions.HasTextOptions().setTimeout(SOON_MILLIS);
  }
}

package org.campaignautomation.endtoend.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Follows the links of the console and weighs each kind of page for a browser that has nothing of
 * it yet: all that comes over the wire, heads and redirects too, compressed as it comes.
 */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class PageWeightIT {
  private static final long LIMIT_BYTES = 200_000;
  private static final int AT_ONCE = 4;
  private static final String USER = "owner@acme";

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Where a link leads out of the console. */
  private static final String LOGOUT = "/console/logout";

  @Test
  void everyPageWeighsLittleOnAFirstVisit(Installation installation, Console console) {
    // given something of every kind
    String campaign =
        """
        {"name":"Weighed","trigger":{"type":"new_client"},"steps":[
          {"channel":"email","delay":{"amount":0,"unit":"days"},"subject":"Hi","text":"Hello"},
          {"channel":"sms","delay":{"amount":3,"unit":"days"},"text":"Hello"}]}""";
    assertThat(installation.as(USER).post("/api/campaigns", campaign).status()).isEqualTo(201);
    Person person = Person.next();
    installation.as(USER).post("/api/contacts", person.json());

    // when
    Map<String, Long> weights = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of("/console"));
    while (!next.isEmpty()) {
      List<Visit> visits = new ArrayList<>();
      while (!next.isEmpty() && visits.size() < AT_ONCE) {
        String path = next.remove();
        if (seen.add(kind(path))) {
          visits.add(Visit.begin(console.firstVisit(USER), path));
        }
      }
      for (Visit visit : visits) {
        weights.put(kind(visit.path()), visit.weight());
        links(visit.page()).stream().filter(link -> !link.equals(LOGOUT)).forEach(next::add);
        visit.page().context().close();
      }
    }

    // then
    assertThat(weights)
        .containsKeys(
            "/console/campaigns",
            "/console/campaigns/{id}",
            "/console/campaigns/{id}/edit",
            "/console/contacts/{id}",
            "/console/health",
            "/console/settings/keys");
    assertThat(weights)
        .as("bytes of each page: %s", weights)
        .allSatisfy((page, bytes) -> assertThat(bytes).as(page).isBetween(1L, LIMIT_BYTES));
  }

  /**
   * A page on its way. Several are at once, since each is over only after half a second's silence.
   */
  private record Visit(Page page, String path, AtomicLong bytes) {
    static Visit begin(Page page, String path) {
      AtomicLong bytes = new AtomicLong();
      CDPSession network = page.context().newCDPSession(page);
      network.send("Network.enable");
      network.on("Network.loadingFinished", event -> bytes.addAndGet(received(event)));
      network.on(
          "Network.requestWillBeSent",
          event -> {
            if (event.has("redirectResponse")) {
              bytes.addAndGet(received(event.getAsJsonObject("redirectResponse")));
            }
          });
      page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
      return new Visit(page, path, bytes);
    }

    long weight() {
      page.waitForLoadState(LoadState.NETWORKIDLE);
      return bytes.get();
    }
  }

  private static long received(JsonObject event) {
    return event.get("encodedDataLength").getAsLong();
  }

  private static List<String> links(Page page) {
    Object found =
        page.locator("a[href^='/console']:not([download])")
            .evaluateAll("links => links.map(link => link.getAttribute('href'))");
    return ((List<?>) found)
        .stream().map(link -> URI.create((String) link).getPath()).distinct().toList();
  }

  /** The address without what is this one's own. */
  private static String kind(String path) {
    return ID.matcher(path).replaceAll("{id}");
  }
}

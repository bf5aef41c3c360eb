package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.campaignautomation.endtoend.console.Draft.mail;
import static org.campaignautomation.endtoend.console.Draft.sms;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.UUID;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody writes is shown as it would come, and when. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class EditorPreviewIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String name = "Edited " + UUID.randomUUID();

  private Installation installation;
  private Api owner;

  @BeforeEach
  void signIn(Installation shared) {
    installation = shared;
    owner = shared.as("owner@acme");
  }

  @Test
  void showsAMessageAsAContactWouldGetIt(Console console) {
    // given
    Person person = Person.next();
    owner.post("/api/contacts", person.json());
    Page page = console.as("operator@acme");
    Editor editor = Editor.open(page, made(mail("{{ firstName }}, welcome")));

    // when
    editor.button("Choose a contact").click();
    page.locator("#person-search").fill(person.email());
    page.locator("#person-results").getByText(person.email()).click();

    // then
    assertThat(page.locator("#preview")).containsText(person.firstName() + ", welcome");
    assertThat(page.locator("#preview")).containsText(person.email());
    assertThat(editor.mail().locator("p")).hasText("Hello " + person.firstName());
    assertThat(page.locator("#sample-zone")).hasValue("America/New_York");
    page.getByText("Phone", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#preview-frame")).hasAttribute("data-width", "phone");
    console.photograph(page, "editor-preview");

    // and: a test message goes to nobody but oneself
    editor.button("Send to me").click();
    assertThat(page.locator("#test-result")).containsText("operator@acme.example");
    assertThat(page.locator("#test-result")).containsText("Add yourself as a contact");
    owner.post(
        "/api/contacts",
        "{\"externalId\":\"operator\",\"email\":\"operator@acme.example\",\"firstName\":\"Oscar\"}");
    await("the test message")
        .atMost(LIMIT)
        .until(
            () -> {
              editor.button("Send to me").click();
              assertThat(page.locator("#test-send")).isEnabled();
              return page.locator("#test-result").innerText().contains("On its way");
            });
    await("the e-mail")
        .atMost(LIMIT)
        .until(
            () ->
                installation.inbox().messages().stream()
                    .anyMatch(mail -> mail.subject().equals("Oscar, welcome")));
  }

  @Test
  void showsWhenItWouldGoOutOverAClockChange(Console console) {
    // given
    Page page = console.as("editor@acme");
    Editor editor = Editor.open(page, made(sms("At once"), sms("Later")));
    editor.wait(2, "3", "days");
    editor.addWindow();

    // when: New York's clocks go forward on 14 March 2027
    page.locator("#sample-zone").fill("America/New_York");
    page.locator("#sample-time").fill("2027-03-11T10:30");

    // then: ten thirty stays ten thirty, and Sunday is closed
    Locator planned = page.locator("#planned tbody tr");
    assertThat(planned.nth(0)).containsText("Thu 11 Mar 2027, 10:30 UTC−5");
    assertThat(planned.nth(1)).containsText("Mon 15 Mar 2027, 09:00 UTC−4");
    assertThat(planned.nth(1)).containsText("Sun 14 Mar 2027, 10:30, waits for the schedule");
    Locator sunday = page.locator(".calendar-strip .day").filter(Find.text("14 Mar"));
    assertThat(sunday).containsText("Clocks go forward 1 h");
    assertThat(sunday).containsText("closed");
    page.locator(".calendar-strip").scrollIntoViewIfNeeded();
    console.photograph(page, "editor-calendar");
    console.assertAccessible(page);

    // and: a window over midnight says so
    Locator window = page.locator(".window");
    window.getByLabel("from").fill("22:00");
    window.getByLabel("to", new Locator.GetByLabelOptions().setExact(true)).fill("06:00");
    assertThat(window.locator(".window-note")).containsText("closes at 06:00 on the next");
    assertThat(planned.nth(0)).containsText("Thu 11 Mar 2027, 22:00");

    // and: a campaign with one clock for all shows the contact's beside it
    page.getByText("One for everybody").click();
    page.locator("#zone").fill("Europe/Berlin");
    assertThat(planned.nth(0)).containsText("for the contact");
  }

  private String made(String... steps) {
    return Draft.of(owner, name, steps).id();
  }
}

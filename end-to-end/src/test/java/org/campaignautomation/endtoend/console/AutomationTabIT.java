package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.campaignautomation.endtoend.console.Find.button;
import static org.campaignautomation.endtoend.console.Find.figure;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody tries a campaign out, and finds out why jobs wait or were skipped. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class AutomationTabIT {
  @Test
  void triesItOutBeforeAnythingIsSent(Installation installation, Console console) {
    // given a draft, and somebody new
    Person person = Person.next();
    installation.as("editor@acme").post("/api/contacts", person.json());
    String id = create(installation, "Tried out");

    // when
    Page page = console.as("operator@acme");
    page.navigate(tab(id));

    // then a draft can be tested only
    assertThat(button(page, "Trigger now…")).isDisabled();
    assertThat(page.locator("#no-run")).containsText("activate it first");
    assertThat(page.locator("#why")).containsText("draft");
    console.photograph(page, "automation-empty");
    console.assertAccessible(page);

    // and the test shows who would get what and when
    button(page, "Test trigger").click();
    Locator result = page.locator("#result");
    assertThat(result).containsText("Test: nothing was written or sent");
    Locator row = result.locator("tbody tr").first();
    assertThat(row).containsText("Enrolled");
    assertThat(row.locator("time").first()).hasAttribute("datetime", Pattern.compile("\\d{4}-.*Z"));
    row.locator("summary").first().click();
    assertThat(row.locator("summary").first()).hasText(Pattern.compile("Later \\w+"));
    assertThat(row.locator("iframe").first().contentFrame().locator("p"))
        .hasText(Pattern.compile("Hello \\w+"));
    console.photograph(page, "automation-test-trigger");
    console.assertAccessible(page);
    Assertions.assertThat(status(installation, id, "total")).isZero();
  }

  @Test
  void findsOutWhyJobsWaitAndEndsOrRetriesThem(Installation installation, Console console) {
    // given thirty people, of whom one has no phone
    String id = create(installation, "Waits");
    installation.as("operator@acme").post("/api/campaigns/" + id + "/activate", "{}");
    List<Person> people = Person.next(30);
    String lines = people.stream().map(Person::json).collect(Collectors.joining("\n"));
    installation.as("editor@acme").post("/api/contacts/bulk", "application/x-ndjson", lines);
    await().until(() -> status(installation, id, "total") >= 60);
    installation.as("operator@acme").post("/api/campaigns/" + id + "/pause", "{}");

    // when
    Page page = console.as("operator@acme");
    page.navigate(tab(id));

    // then the campaign says what holds it
    assertThat(page.locator("#why")).containsText("paused");
    assertThat(button(page, "Trigger now…")).isDisabled();

    // and the list goes on, and can be narrowed down
    Locator rows = page.locator("#jobs tbody tr:not(.more)");
    assertThat(rows).hasCount(25);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show more")).click();
    assertThat(rows).hasCount(50);
    page.getByLabel("Contact", new Page.GetByLabelOptions().setExact(true))
        .fill(people.getFirst().externalId());
    page.getByLabel("Channel").selectOption("email");
    button(page, "Filter").click();
    assertThat(rows).hasCount(1);

    // and the job says what it waits for
    rows.first().getByRole(AriaRole.LINK).click();
    assertThat(page.locator("h1")).containsText("step 1");
    assertThat(page.locator(".checks")).containsText("paused");
    console.photograph(page, "automation-job");
    console.assertAccessible(page);

    // when it is cancelled, a reason is asked for
    button(page, "Cancel this message").click();
    assertThat(page.locator("#field-reason")).isVisible();
    page.locator("#field-reason").fill("Asked us not to");
    button(page, "Cancel this message").click();
    assertThat(page.getByText("“Asked us not to”")).isVisible();
    assertThat(page.locator(".card-actions .status").first()).hasText("Cancelled");

    // and many at once, too
    page.navigate(tab(id) + "?status=pending&channel=email");
    page.locator("#jobs tbody input[type=checkbox]").nth(0).check();
    page.locator("#jobs tbody input[type=checkbox]").nth(1).check();
    assertThat(page.locator("#chosen")).hasText("2 chosen");
    console.photograph(page, "automation-jobs");
    button(page, "Cancel chosen…").click();
    page.locator("#field-reason").fill("Two less");
    button(page, "Cancel them").click();
    assertThat(page.locator("#bulk")).containsText("Done. 2 jobs cancelled.");
    assertThat(figure(page, "Cancelled")).hasText("3");
    button(page, "Cancel all that match…").click();
    page.locator("#field-reason").fill("All of them");
    button(page, "Cancel them").click();
    assertThat(page.locator("#bulk")).containsText("Done. 27 jobs cancelled.");
    assertThat(figure(page, "Cancelled")).hasText("30");
    console.assertAccessible(page);
    installation.as("owner@acme").post("/api/campaigns/" + id + "/archive", "{}");
  }

  @Test
  void whatWasSkippedIsSentOnceItsReasonIsGone(Installation installation, Console console) {
    try (Campaign campaign = Campaign.active(installation)) {
      // given three people without a phone
      List<Person> people = Person.next(3);
      people.forEach(person -> tell(installation, person, ""));
      await().until(() -> status(installation, campaign.id(), "skipped") == 3);
      Page page = console.as("operator@acme");

      // when
      page.navigate(tab(campaign.id()) + "?status=skipped");
      page.locator("#jobs tbody tr").first().getByRole(AriaRole.LINK).click();

      // then it says what is missing
      assertThat(page.locator(".facts")).containsText("No address on this channel");
      assertThat(page.locator("#explain-title")).hasText("It has ended");
      console.photograph(page, "automation-job-skipped");
      console.assertAccessible(page);

      // when they have one
      people.forEach(
          person -> tell(installation, person, "\"phone\":\"%s\",".formatted(person.phone())));
      page.locator("#field-reason").fill("They gave us a number");
      button(page, "Retry").click();
      assertThat(page.getByText("“They gave us a number”")).isVisible();

      // and the others are tried again together
      page.navigate(tab(campaign.id()) + "?status=skipped");
      assertThat(page.locator("#jobs tbody tr")).hasCount(2);
      button(page, "Retry all that match…").click();
      button(page, "Retry them").click();
      assertThat(page.locator("#bulk")).containsText("Say why");
      page.locator("#field-reason").fill("They did, too");
      button(page, "Retry them").click();
      assertThat(page.locator("#bulk")).containsText("Done. 2 jobs retried.");
      console.photograph(page, "automation-bulk");
      console.assertAccessible(page);

      // then all of it goes out, once
      campaign.awaitExactlyOneOfEach(people);
      assertThat(figure(page, "Completed")).hasText("6");
      assertThat(figure(page, "Skipped")).hasText("0");
    }
  }

  /** Of a contact who has only some of the addresses. */
  private static void tell(Installation installation, Person person, String phone) {
    String json =
        "{\"externalId\":\"%s\",\"email\":\"%s\",%s\"firstName\":\"%s\",\"lastName\":\"%s\"}"
            .formatted(
                person.externalId(), person.email(), phone, person.firstName(), person.lastName());
    installation.as("editor@acme").post("/api/contacts", json);
  }

  private static String create(Installation installation, String name) {
    Answer created =
        installation
            .as("editor@acme")
            .post(
                "/api/campaigns",
                """
      {"name": "%s", "trigger": {"type": "new_client"}, "lookBackDays": 1,
       "steps": [{"channel": "email", "delay": {"amount": 2, "unit": "days"},
                  "subject": "Later {{ firstName }}", "html": "<p>Hello <b>{{ firstName }}</b></p>",
                  "text": "Hello {{ firstName }}"},
                 {"channel": "sms", "delay": {"amount": 1, "unit": "days"}, "text": "Hi"}]}
      """
                    .formatted(name + " " + UUID.randomUUID()));
    Assertions.assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.json().path("id").asText();
  }

  private static long status(Installation installation, String id, String count) {
    return installation
        .as("viewer@acme")
        .get("/api/campaigns/" + id + "/automation")
        .json()
        .path("counts")
        .path(count)
        .asLong();
  }

  private static String tab(String id) {
    return "/console/campaigns/" + id + "/automation";
  }
}

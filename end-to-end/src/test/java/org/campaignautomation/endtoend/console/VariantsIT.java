package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.campaignautomation.endtoend.console.Find.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.UUID;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the other scenarios do not pass: empty pages, questions, errors, and a service away. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class VariantsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String name = "Variants " + UUID.randomUUID();

  private Installation installation;
  private Console console;

  @BeforeEach
  void open(Installation shared, Console browser) {
    installation = shared;
    console = browser;
  }

  @Test
  void aCompanyThatBeginsIsToldWhatToDo() {
    Page page = console.as("owner@globex");

    see(page, "/console/campaigns?status=archived", "campaigns-none");
    see(page, "/console/contacts", "contacts-none");
    see(page, "/console/contacts/imports", "imports-none");
    see(page, "/console/settings/suppressions", "suppressions-none");
    see(page, "/console/settings/me", "my-roles");
    see(page, "/console/health", "health-well");
    page.navigate("/console/campaigns");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("User menu of")).click();
    look(page, "user-menu");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Page page = console.as("viewer@acme");

    for (String path :
        new String[] {
          "/console/campaigns/" + UUID.randomUUID(),
          "/console/contacts/" + UUID.randomUUID(),
          "/console/campaigns/nonsense",
          "/console/nothing"
        }) {
      assertThat(page.navigate(path).status()).as(path).isEqualTo(404);
      assertThat(page.locator("h1")).isVisible();
    }
    look(page, "not-found");
  }

  @Test
  void eachQuestionSaysWhatFollows() {
    try (Campaign campaign = Campaign.active(installation)) {
      // given
      Page page = console.as("owner@acme");
      String path = "/console/campaigns/" + campaign.id();
      Locator dialog = page.getByRole(AriaRole.DIALOG);

      // then
      see(page, path + "/edit", "editor-active");
      page.navigate(path);
      for (String what : new String[] {"Pause", "Archive"}) {
        button(page, what + "…").click();
        assertThat(dialog).isVisible();
        look(page, "campaign-" + what.toLowerCase(java.util.Locale.ROOT));
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
      }
      page.navigate(path + "/automation");
      page.getByLabel("Look back, in days").fill("1");
      for (String what : new String[] {"Trigger now…", "Process now…"}) {
        button(page, what).click();
        assertThat(page.locator("#result .btn-primary")).isVisible();
        look(
            page, "automation-question-" + what.substring(0, 3).toLowerCase(java.util.Locale.ROOT));
      }
      button(page, "Test process").click();
      assertThat(page.locator("#result h3")).containsText("nothing was sent");
      look(page, "automation-test-process");
    }
    Page page = console.as("owner@acme");
    page.navigate("/console/campaigns/" + Draft.of(installation.as("owner@acme"), name).id());
    button(page, "Delete…").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    look(page, "campaign-delete");
  }

  @Test
  void aPersonShowsWhatTheyGotAndWhy() {
    try (Campaign campaign = Campaign.active(installation)) {
      // given
      Api api = installation.as("editor@acme");
      String contact = api.post("/api/contacts", Person.next().json()).json().path("id").asText();
      await().atMost(LIMIT).until(() -> campaign.status().at("/counts/completed").asInt() == 2);
      Page page = console.as("editor@acme");

      // when
      page.navigate("/console/contacts/" + contact);

      // then
      assertThat(page.locator(".timeline-line").nth(2)).isVisible();
      look(page, "contact-full");
      see(page, "/console/contacts/" + contact + "/edit", "contact-edit");
      see(page, "/console/campaigns/" + campaign.id(), "campaign-full");
      see(
          page,
          "/console/campaigns/" + campaign.id() + "/contacts/" + contact,
          "contact-explained");
    }
  }

  @Test
  void whatAServiceThatIsAwayWouldSayIsSaidToBeMissing() {
    // given
    String contact =
        installation
            .as("editor@acme")
            .post("/api/contacts", Person.next().json())
            .json()
            .path("id")
            .asText();
    String campaign = Draft.of(installation.as("owner@acme"), name, Draft.sms("Hi")).id();
    Page page = console.as("owner@acme");
    console.forgive("503");

    // when
    away(
        installation.enrollmentService(),
        () -> {
          // then
          see(page, "/console/campaigns", "campaigns-away");
          assertThat(page.getByText(name)).isVisible();
          see(page, "/console/campaigns/" + campaign, "campaign-away");
          see(page, "/console/campaigns/" + campaign + "/automation", "automation-away");
          assertThat(page.locator("#recent")).containsText("The history is missing");
          assertThat(page.locator("#jobs")).containsText("The jobs are missing");
          page.navigate("/console/contacts/" + contact);
          assertThat(page.getByText("Looking it up")).isHidden();
          look(page, "contact-away");
          see(page, "/console/health", "health-enrollment-away");
          see(page, "/console/campaigns/" + campaign + "/jobs/" + UUID.randomUUID(), "error-away");
        });
    away(
        installation.dispatchService(),
        () -> {
          see(page, "/console/health", "health-dispatch-away");
          see(page, "/console/settings/suppressions", "suppressions-away");
          Editor editor = Editor.open(page, campaign);
          editor.step(1).getByText("Preview").click();
          look(page, "editor-away");
        });
  }

  private static void away(ServiceProcess service, Runnable meanwhile) {
    service.freeze();
    try {
      meanwhile.run();
    } finally {
      service.resume();
    }
  }

  private void see(Page page, String path, String name) {
    page.navigate(path);
    look(page, name);
  }

  private void look(Page page, String name) {
    console.photograph(page, name);
    console.assertAccessibleInLight(page);
  }
}

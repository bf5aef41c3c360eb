package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A campaign from the template to its end, with nothing but the pages. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class CampaignLifeIT {
  private final String name = "A life " + UUID.randomUUID();

  @Test
  void aCampaignIsMadeStartedPausedAndEnded(Installation installation, Console console) {
    // given
    Page page = console.as("owner@acme");
    link(page, "New campaign").click();
    console.assertAccessible(page);
    console.photograph(page, "new-campaign");

    // when it is made from a template
    page.getByLabel("Name").fill(name);
    button(page, "Create the draft").click();

    // then it is open in the editor
    assertThat(page).hasURL(Pattern.compile(".*/console/campaigns/[^/]+/edit"));
    assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))).hasValue(name);
    assertThat(page.locator("#toasts")).containsText("The draft is made");
    link(page, "Overview").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)))
        .isVisible();
    assertThat(page.locator(".campaign-title .status")).hasText("Draft");
    console.assertAccessible(page);
    console.photograph(page, "campaign-draft");

    // when it is activated
    button(page, "Activate…").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.locator("#reach")).containsText("would be enrolled");
    dialog.getByLabel("Days back").fill("30");
    assertThat(dialog.locator("#reach")).containsText("last 30 days");
    assertThat(dialog.getByLabel("Also those of the last days")).isChecked();
    console.assertAccessible(page);
    console.photograph(page, "campaign-activate");
    page.keyboard().press("Escape");
    assertThat(dialog).isHidden();
    button(page, "Activate…").click();
    submit(dialog, "Activate");

    // then
    assertThat(page.locator(".campaign-title .status")).hasText("Active");
    console.assertAccessible(page);
    console.photograph(page, "campaign-active");

    // when somebody else has changed it since the question was asked
    button(page, "Pause…").click();
    assertThat(dialog).isVisible();
    String id = page.url().replaceAll(".*/", "");
    installation.as("owner@acme").post("/api/campaigns/" + id + "/pause", "{}");
    submit(dialog, "Pause");

    // then it is said where one looks
    assertThat(dialog).containsText("It has changed since you read it");
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel")).click();
    page.reload();

    // when
    button(page, "Resume…").click();
    dialog.getByLabel("Time stood still").check();
    console.photograph(page, "campaign-resume");
    submit(dialog, "Resume");

    // then
    assertThat(page.locator(".campaign-title .status")).hasText("Active");
    link(page, "Versions").click();
    assertThat(page.getByText("The campaign as it began.")).isVisible();
    console.assertAccessible(page);
    console.photograph(page, "campaign-versions");

    // when
    button(page, "Archive…").click();
    submit(dialog, "Archive");

    // then
    assertThat(page.locator(".campaign-title .status")).hasText("Archived");
    assertThat(page).hasURL(Pattern.compile(".*/console/campaigns/" + id));
  }

  @Test
  void aViewerLooksAndIsToldWhatItTakes(Installation installation, Console console) {
    // given
    Page page = console.as("viewer@acme");
    String id =
        installation
            .as("owner@acme")
            .post(
                "/api/campaigns",
                "{\"name\": \"%s\", \"trigger\": {\"type\": \"new_client\"}}".formatted(name))
            .json()
            .path("id")
            .asText();

    // when
    page.navigate("/console/campaigns/" + id);

    // then
    assertThat(page.getByText("To start or stop it takes the role operator.")).isVisible();
    assertThat(button(page, "Activate…")).isHidden();
    installation.as("owner@acme").delete("/api/campaigns/" + id);
  }

  @Test
  void aStateWithoutCampaignsSaysSo(Console console) {
    Page page = console.as("owner@globex");

    page.navigate("/console/campaigns?status=paused");

    assertThat(page.getByText("No campaign is in this state")).isVisible();
    console.assertAccessible(page);
    console.photograph(page, "campaigns-empty");
  }

  private static void submit(Locator dialog, String name) {
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }
}

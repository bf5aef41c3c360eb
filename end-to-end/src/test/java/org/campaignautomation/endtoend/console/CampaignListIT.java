package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody comes to the console, sees the campaigns, and goes. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class CampaignListIT {
  @Test
  void logsInSeesTheCampaignsAndLogsOut(Installation installation, Console console) {
    // given
    String name = "A list for " + UUID.randomUUID();
    String id =
        installation
            .as("owner@acme")
            .post(
                "/api/campaigns",
                """
                {"name": "%s", "trigger": {"type": "new_client"},
                 "steps": [{"channel": "email", "delay": {"amount": 1, "unit": "hours"},
                            "subject": "Hello", "text": "Hello {{ firstName }}"}]}
                """
                    .formatted(name))
            .json()
            .path("id")
            .asText();
    installation.as("owner@acme").post("/api/campaigns/" + id + "/activate", "{}");

    // when
    Page page = console.stranger();
    console.logIn(page, "operator@acme");

    // then
    assertThat(page).hasURL(Pattern.compile(".*/console/campaigns$"));
    Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    assertThat(row).containsText("Active");
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
    console.photograph(page, "campaigns");
    console.assertAccessible(page);

    // and: dark is remembered
    page.getByRole(AriaRole.BUTTON, named("User menu of")).click();
    page.getByLabel("Dark").check();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");

    // and: what the browser holds is of no use at the API
    assertThat(page.request().get("/api/campaigns").status()).isEqualTo(401);

    // and: the way out
    page.getByRole(AriaRole.BUTTON, named("User menu of")).click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log out")).click();
    assertThat(page.locator("#username")).isVisible();
    page.navigate("/console/campaigns");
    assertThat(page.locator("#username")).isVisible();
    installation.as("owner@acme").post("/api/campaigns/" + id + "/archive", "{}");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}

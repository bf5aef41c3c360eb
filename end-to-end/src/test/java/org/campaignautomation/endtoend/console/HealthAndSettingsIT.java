package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether all is well, and what holds for all campaigns, in the browser. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class HealthAndSettingsIT {

  @Test
  void showsHowTheSendingStandsAndChecksTheRelay(Console console) {
    // given
    Page page = console.as("owner@acme");

    // when
    page.navigate("/console/health");

    // then
    assertThat(page.getByText("Takes messages")).hasCount(2);
    console.photograph(page, "health");
    console.assertAccessible(page);

    // and when
    page.getByRole(AriaRole.BUTTON, named("Check e-mail")).click();

    // then
    assertThat(page.locator("#toasts .alert-success")).containsText("ms");
  }

  @Test
  void aRecordOfTheCrmIsCorrectedAndTakenIn(Installation installation, Console console) {
    // given
    String externalId = "console-" + UUID.randomUUID();
    installation
        .crm()
        .publish(
            externalId,
            "contact.created",
            externalId,
            "{\"externalId\":\"%s\",\"email\":\"nobody\"}".formatted(externalId));
    installation.crm().flush();
    Page page = console.as("operator@acme");

    // when
    Locator line = page.getByRole(AriaRole.LINK, named(externalId));
    page.navigate("/console/health");
    page.waitForCondition(
        () -> {
          page.reload();
          return line.count() == 1;
        });
    line.click();
    console.photograph(page, "record-of-the-crm");
    console.assertAccessible(page);
    page.getByRole(AriaRole.BUTTON, named("Take it in")).click();

    // then it is refused as before, and corrected
    assertThat(page.locator("#reject-wrong")).containsText("/email");
    page.getByLabel("The record's body")
        .fill("{\"externalId\":\"%s\",\"email\":\"ada@example.com\"}".formatted(externalId));
    page.getByRole(AriaRole.BUTTON, named("Take it in")).click();
    assertThat(page.getByText("It was taken in as a new contact.")).isVisible();
  }

  @Test
  void settingsAreChangedAndKeysMade(Console console) {
    // given
    Page page = console.as("owner@globex");
    page.navigate("/console/settings");
    console.photograph(page, "settings");
    console.assertAccessible(page);

    // when a fault
    page.getByLabel("Default time zone").fill("Mars/Base");
    page.getByRole(AriaRole.BUTTON, named("Add quiet hours")).click();
    page.getByLabel("From", new Page.GetByLabelOptions().setExact(true)).last().fill("22:00");
    page.getByLabel("Until").last().fill("22:00");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // then
    assertThat(page.getByText("Give an IANA time zone")).isVisible();
    assertThat(page.getByText("Start and end are the same")).isVisible();
    console.photograph(page, "settings-refused");
    console.assertAccessible(page);

    // when it is mended
    page.getByLabel("Default time zone").fill("Europe/Berlin");
    page.getByLabel("Until").last().fill("06:00");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // then
    assertThat(page.getByText("Saved.")).isVisible();

    // and when
    page.getByRole(AriaRole.LINK, named("API keys")).click();
    page.getByLabel("Name").fill("Nightly cron");
    page.getByLabel("use the automation endpoints").check();
    page.getByRole(AriaRole.BUTTON, named("Make the key")).click();

    // then it is shown this once
    assertThat(page.getByLabel("The new key")).hasValue(Pattern.compile(".{20,}"));
    console.photograph(page, "keys");
    console.assertAccessible(page);
    page.onDialog(Dialog::accept);
    page.getByRole(AriaRole.BUTTON, named("Revoke Nightly cron")).first().click();
    assertThat(page.getByText(Pattern.compile("^Revoked")).first()).isVisible();
  }

  @Test
  void anAddressIsSuppressedAndFreedAgain(Console console) {
    // given
    Page page = console.as("operator@acme");
    page.navigate("/console/settings/suppressions");
    String reason = "asked by phone " + UUID.randomUUID();

    // when
    page.getByLabel("E-mail address or phone number")
        .fill("z%s@example.com".formatted(UUID.randomUUID()));
    page.getByLabel("Why?").fill(reason);
    page.getByRole(AriaRole.BUTTON, named("Suppress")).click();

    // then
    assertThat(page.getByText("The address gets nothing any more.")).isVisible();
    Locator row = page.getByRole(AriaRole.ROW).filter(with(reason));
    assertThat(row).containsText("z***@example.com");
    console.photograph(page, "suppressions");
    console.assertAccessible(page);
    page.onDialog(Dialog::accept);
    row.getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByText("can be written to again")).isVisible();
  }

  @Test
  void aViewerChangesNothing(Console console) {
    Page page = console.as("viewer@acme");

    page.navigate("/console/settings");

    assertThat(page.getByLabel("Company name")).isDisabled();
    assertThat(page.getByRole(AriaRole.LINK, named("API keys"))).hasCount(0);
    page.getByRole(AriaRole.LINK, named("My roles")).click();
    assertThat(page.getByText("viewer (yours)")).isVisible();
    console.assertAccessible(page);
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}

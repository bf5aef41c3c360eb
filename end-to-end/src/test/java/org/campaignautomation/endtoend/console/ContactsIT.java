package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody looks after contacts: by hand, and is refused where their role ends. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class ContactsIT {
  private final String mark = "by-hand-" + UUID.randomUUID();

  @Test
  void addsEditsAndFindsSomebody(Console console) {
    // given
    Page page = console.as("editor@acme");
    page.navigate("/console/contacts");
    page.getByRole(AriaRole.LINK, named("Add a contact")).first().click();

    // when what is wrong is said at its field
    page.getByLabel("External id").fill(mark);
    page.getByLabel("E-mail").fill("nonsense");
    console.assertAccessible(page);
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.locator("#field-email")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#field-email-wrong")).containsText("This is not an e-mail address.");
    assertThat(page.locator("#field-externalId")).hasValue(mark);
    console.assertAccessible(page);
    console.photograph(page, "contact-refused");

    // and mended
    page.getByLabel("E-mail").fill("by.hand@people.example");
    page.getByLabel("First name").fill("Quillana");
    page.getByLabel("Time zone").fill("Asia/Tokyo");
    page.getByLabel("Name of the attribute").fill("plan");
    page.getByLabel("Value of the attribute").fill("gold");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // then
    page.waitForURL(Pattern.compile(".*/console/contacts/[0-9a-f-]{36}$"));
    assertThat(page.getByRole(AriaRole.HEADING, named("Quillana"))).isVisible();
    assertThat(page.locator(".timeline-line").last()).containsText("Added to the contacts");
    assertThat(page.locator(".timeline-line time").last()).containsText("Asia/Tokyo");
    console.assertAccessible(page);
    console.photograph(page, "contact");

    // when
    page.getByRole(AriaRole.LINK, named("Edit")).click();
    page.getByLabel("Last name").fill("Zebrowskaya");
    assertThat(page.getByLabel("Name of the attribute")).hasCount(2);
    page.getByRole(AriaRole.BUTTON, named("Another attribute")).click();
    assertThat(page.getByLabel("Name of the attribute")).hasCount(3);
    page.getByRole(AriaRole.BUTTON, named("Save")).click();

    // then
    page.waitForURL(Pattern.compile(".*/console/contacts/[0-9a-f-]{36}$"));
    page.navigate("/console/contacts");
    page.getByRole(AriaRole.SEARCHBOX).pressSequentially(mark.toUpperCase(java.util.Locale.ROOT));
    Locator row = page.getByRole(AriaRole.ROW).filter(text(mark));
    assertThat(row).containsText("Quillana Zebrowskaya");
    row.getByRole(AriaRole.LINK).click();
    page.waitForURL(Pattern.compile(".*/console/contacts/[0-9a-f-]{36}$"));
    page.goBack();
    assertThat(row).containsText("Quillana Zebrowskaya");
    console.assertAccessible(page);
    console.photograph(page, "contacts");
    page.getByRole(AriaRole.SEARCHBOX).fill("nobody is called so");
    assertThat(page.getByText("Nobody is found")).isVisible();
    console.assertAccessible(page);
    console.photograph(page, "contacts-nobody");
  }

  @Test
  void refusesWhatTheRoleDoesNotAllow(Console console) {
    // given
    Page page = console.as("viewer@acme");

    // when
    page.navigate("/console/contacts");

    // then
    assertThat(page.getByRole(AriaRole.LINK, named("Add a contact"))).hasCount(0);
    assertThat(page.navigate("/console/contacts/new").status()).isEqualTo(403);
    assertThat(page.getByText("Your role")).isVisible();
    console.assertAccessible(page);
    page.navigate("/console/contacts/imports");
    assertThat(page.getByRole(AriaRole.LINK, named("Import a file"))).hasCount(0);
  }

  @Test
  void erasesSomebodyWhoIsNamed(Console console) {
    // given
    Page page = console.as("owner@acme");
    page.navigate("/console/contacts/new");
    page.getByLabel("External id").fill(mark);
    page.getByLabel("E-mail").fill("erased@people.example");
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    page.getByRole(AriaRole.LINK, named("Erase")).click();
    console.assertAccessible(page);
    console.photograph(page, "contact-erase");
    page.getByLabel("External id").fill("somebody else");
    page.getByRole(AriaRole.BUTTON, named("Erase for good")).click();
    assertThat(page.locator("#field-confirmation-wrong")).containsText("nobody was erased");

    // when
    page.getByLabel("External id").fill(mark);
    page.getByRole(AriaRole.BUTTON, named("Erase for good")).click();

    // then
    assertThat(page.getByText("The contact was erased")).isVisible();
    page.getByRole(AriaRole.SEARCHBOX).fill(mark);
    assertThat(page.getByText("Nobody is found")).isVisible();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}

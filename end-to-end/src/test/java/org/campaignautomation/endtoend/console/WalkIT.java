package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.campaignautomation.endtoend.console.Find.button;
import static org.campaignautomation.endtoend.console.Find.exactly;
import static org.campaignautomation.endtoend.console.Find.figure;
import static org.campaignautomation.endtoend.console.Find.link;
import static org.campaignautomation.endtoend.console.Find.text;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.campaignautomation.localstack.twilio.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody who has never read the manual, from the log-in to the log-out: builds a campaign, tries
 * it out, starts it, watches it, finds out why a message has not gone out, changes it with people
 * on their way, brings in a list, and decides about a message of which nobody knows whether it was
 * sent. What is not on this way has tests of its own.
 */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class WalkIT {
  /** Messages through three services, on a machine with much else to do. */
  private static final double LONG_MILLIS = 60_000;

  private final String mark = UUID.randomUUID().toString();
  private final String name = "Walk " + mark;

  private Installation installation;
  private Console console;
  private Page page;

  /** Another tab of the same browser. */
  private Page other;

  private String campaign = "";

  @BeforeEach
  void open(Installation shared, Console browser) {
    installation = shared;
    console = browser;
    page = console.stranger();
    other = page.context().newPage();
  }

  @Test
  void fromTheLogInToTheLogOut() throws IOException {
    Person known = Person.next();
    installation.as("editor@acme").post("/api/contacts", known.json());

    logsIn();
    createsACampaignByHand();
    previewsItOn(known);
    testsTheTrigger();
    activatesIt();
    addsSomebodyAndWatchesBothMessagesComplete();
    triggersAndProcesses();
    asksWhyTheThirdWaits();
    pausesIt();
    changesItWithSomebodyWaiting();
    new ImportScenario(page, console, mark).run();
    decidesAboutAnUnknownOutcome();
    isRefusedAsAViewer();
    logsOut();
  }

  private void logsIn() {
    console.logIn(page, "owner@acme");
    assertThat(page).hasURL(Pattern.compile(".*/console/campaigns$"));
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");

    // what the browser holds is of no use at the API
    assertThat(page.request().get("/api/campaigns").status()).isEqualTo(401);
  }

  private void createsACampaignByHand() {
    link(page, "New campaign").click();
    page.getByText("Blank", exactly()).click();
    page.getByLabel("Name").fill(name);
    button(page, "Create the draft").click();
    page.waitForURL(Pattern.compile(".*/edit$"));
    campaign = page.url().replaceAll(".*/campaigns/|/edit", "");

    Editor editor = new Editor(page);
    editor
        .add("e-mail")
        .fill(1, "Subject", "Welcome {{ firstName }} " + mark)
        .fill(1, "HTML", "<p>Hello {{ firstName }}</p>")
        .fill(1, "Plain text", "Hello {{ firstName }}")
        .add("SMS")
        .wait(2, "0", "days")
        .fill(2, "Text", "Hi {{ firstName }} " + mark)
        .add("e-mail")
        .wait(3, "2", "days")
        .fill(3, "Subject", "All well, {{ firstName }}?")
        .fill(3, "Plain text", "Tell us");
    editor.wait(1, "0", "days");
    editor.save();
    editor.assertState("All changes are saved");
  }

  private void previewsItOn(Person person) {
    Editor editor = new Editor(page);
    editor.button("Choose a contact").click();
    page.locator("#person-search").fill(person.email());
    page.locator("#person-results").getByText(person.email()).click();
    editor.step(1).getByText("Preview").click();
    assertThat(page.locator("#preview")).containsText("Welcome " + person.firstName());
    assertThat(page.locator("#preview-frame iframe").last().contentFrame().locator("p"))
        .hasText("Hello " + person.firstName());
  }

  private void testsTheTrigger() {
    page.getByRole(
            AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Campaign").setExact(true))
        .getByText("Automation")
        .click();
    assertThat(button(page, "Trigger now…")).isDisabled();
    page.getByLabel("Look back, in days").fill("1");
    button(page, "Test trigger").click();
    Locator result = page.locator("#result");
    assertThat(result).containsText("Test: nothing was written or sent");
    // The first of those who are there; others may have left many.
    Locator row = result.locator("tbody tr").filter(text("Enrolled")).first();
    assertThat(row).containsText("Step 3, E-mail");
    assertThat(figure(page, "Total")).hasText("0");
  }

  private void activatesIt() {
    button(page, "Activate…").click();
    submit("Activate");
    assertThat(page.locator(".campaign-title .status")).hasText("Active");
    page.navigate(tab());
    assertThat(page.locator("#jobs")).containsText("No jobs yet");
    assertThat(page.locator("#numbers")).containsText("never");
    assertThat(page.locator("[data-live-state]")).hasText("Live");
    page.evaluate("window.notLoadedAnew = true");
  }

  private void addsSomebodyAndWatchesBothMessagesComplete() {
    // the one tab adds
    Person person = Person.next();
    other.navigate("/console/contacts/new");
    other.getByLabel("External id").fill(person.externalId());
    other.getByLabel("E-mail").fill(person.email());
    other.getByLabel("Phone").fill(person.phone());
    other.getByLabel("First name").fill(person.firstName());
    button(other, "Save").click();
    other.waitForURL(Pattern.compile(".*/console/contacts/[0-9a-f-]{36}$"));

    // the other is watched, with no hand on it
    Locator rows = page.locator("#jobs tbody tr");
    assertThat(rows).hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(LONG_MILLIS));
    LocatorAssertions.ContainsTextOptions inTheEnd =
        new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MILLIS);
    assertThat(rows.filter(text("SMS"))).containsText("Completed", inTheEnd);
    assertThat(rows.filter(text("E-mail")).filter(text("ended")))
        .containsText("Completed", inTheEnd);
    assertThat(rows.filter(text("Pending"))).hasCount(1);
    assertThat(figure(page, "Completed"))
        .hasText("2", new LocatorAssertions.HasTextOptions().setTimeout(LONG_MILLIS));
    assertThat(figure(page, "Success rate")).hasText("100.0 %");
    assertThat(page.locator("#recent li")).hasCount(2);
    assertThat(page.evaluate("window.notLoadedAnew")).isEqualTo(true);
    assertThat(installation.inbox().messages())
        .filteredOn(mail -> mail.subject().equals("Welcome " + person.firstName() + " " + mark))
        .hasSize(1);
    assertThat(installation.twilio().messages())
        .filteredOn(sms -> sms.body().equals("Hi " + person.firstName() + " " + mark))
        .hasSize(1);

    page.locator(".throughput-chart").scrollIntoViewIfNeeded();
    assertThat(page.locator(".throughput-chart canvas").first()).isVisible();
    console.photograph(page, "automation-done");
    console.assertAccessible(page);
  }

  private void triggersAndProcesses() {
    page.getByLabel("Look back, in days").fill("0");
    button(page, "Trigger now…").click();
    assertThat(page.locator("#result")).containsText("are already");
    button(page, "Enrol 0 now").click();
    assertThat(page.locator("#result")).containsText("Triggered");
    button(page, "Process now…").click();
    button(page, "Process now").click();
    assertThat(page.locator("#result")).containsText("0 jobs were due");
    console.photograph(page, "automation-processed");
    button(page, "Test process").click();
    assertThat(page.locator("#result tbody tr"))
        .containsText(
            "Would be sent", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
  }

  private void asksWhyTheThirdWaits() {
    page.locator("#jobs tbody tr").filter(text("Pending")).getByRole(AriaRole.LINK).first().click();
    assertThat(page.locator("h1")).containsText("step 3");
    assertThat(page.locator("#explain-title")).hasText("It is held");
    Locator due = page.locator(".checks .check").filter(text("Due time"));
    assertThat(due.locator(".status")).hasText("Hold");
    assertThat(due).containsText("Until");
  }

  private void pausesIt() {
    // what the one tab does, the other shows
    page.navigate(tab());
    other.navigate(tab());
    assertThat(button(page, "Trigger now…")).isEnabled();
    assertThat(page.locator("[data-live-state]")).hasText("Live");
    button(other, "Pause…").click();
    other
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pause").setExact(true))
        .click();
    assertThat(other.locator(".campaign-title .status")).hasText("Paused");
    assertThat(page.locator(".campaign-title .status")).hasText("Paused");
    assertThat(button(page, "Trigger now…")).isDisabled();
    assertThat(page.locator("#no-run")).containsText("resume it first");
    assertThat(page.locator("#why")).containsText("paused");
    assertThat(button(page, "Resume…")).isVisible();
  }

  private void changesItWithSomebodyWaiting() {
    Editor editor = Editor.open(page, campaign);
    editor.wait(3, "5", "days").save();
    assertThat(editor.dialog()).containsText("One person waits");
    assertThat(editor.dialog().locator("tbody tr")).containsText("Step 3");
    console.photograph(page, "editor-in-flight");
    console.assertAccessible(page);
    editor.dialog().getByText("Go on editing").click();
    editor.assertState("unsaved changes");
    editor.save();
    editor.dialog().getByLabel("Reschedule").check();
    editor.dialog().getByText("Save version 2").click();
    editor.assertSays("Saved as version 2");

    // texts alone need no decision
    editor.fill(1, "Subject", "Welcome").save();
    editor.assertSays("says it this way");
    link(page, "Versions").click();
    assertThat(page.getByText("at new times")).isVisible();
  }

  private void decidesAboutAnUnknownOutcome() {
    // given a provider that hangs up on the next message
    Person person = Person.next();
    installation.as("editor@acme").post("/api/contacts", person.json());
    other.navigate("/console/health");
    assertThat(other.locator("[data-live-state]")).hasText("Live");
    AtomicBoolean hungUp = new AtomicBoolean();
    installation
        .twilio()
        .disturb(() -> hungUp.getAndSet(true) ? Optional.empty() : Optional.of(Fault.CLOSED_LOST));

    // when a message of its own is sent at once
    page.navigate(tab());
    link(page, "Send at once…").click();
    page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill(person.email());
    page.getByLabel("What", new Page.GetByLabelOptions().setExact(true))
        .selectOption("A message of its own");
    page.getByLabel("Channel").selectOption("sms");
    assertThat(page.getByLabel("Subject")).isHidden();
    page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("Sorry! " + mark);
    button(page, "Preview").click();
    assertThat(page.locator("#send-result")).containsText("1 of 1 would get it");
    console.photograph(page, "send-at-once");
    console.assertAccessible(page);
    button(page, "Send to 1 now").click();
    assertThat(page.locator("#send-result")).containsText("1 of 1 is on the way");

    // then it is listed, on a page that was open
    Locator row = other.locator("#lists tbody tr").filter(text(name));
    assertThat(row).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
    assertThat(other.locator("#concerns")).containsText("nobody knows whether they were sent");
    console.photograph(other, "health-unknown");
    console.assertAccessible(other);
    link(row, "Decide").click();
    console.photograph(other, "outcome");
    console.assertAccessible(other);
    other.getByLabel("Why do you think so?").fill("They say that it came");
    button(other, "It was sent").click();
    assertThat(other.getByText("It counts as sent.")).isVisible();
    other.navigate("/console/health");
    assertThat(row).hasCount(0);
    installation.twilio().disturb(Optional::empty);
  }

  private void isRefusedAsAViewer() {
    Page viewer = console.as("viewer@acme");
    viewer.navigate(tab());
    assertThat(button(viewer, "Test trigger")).isDisabled();
    assertThat(viewer.locator("#no-test")).containsText("role editor");
    assertThat(viewer.locator("#jobs input[type=checkbox]")).hasCount(0);
    assertThat(viewer.navigate("/console/campaigns/new").status()).isEqualTo(403);
    assertThat(viewer.getByText("does not allow this")).isVisible();
    console.photograph(viewer, "refused");
    console.assertAccessible(viewer);
    assertThat(viewer.navigate(tab() + "/send").status()).isEqualTo(403);
  }

  private void logsOut() {
    page.navigate("/console/campaigns");
    Locator row = page.getByRole(AriaRole.ROW).filter(text(name));
    assertThat(row).containsText("Paused");
    console.photograph(page, "campaigns");
    console.assertAccessible(page);

    // dark is remembered
    menu().click();
    page.getByLabel("Dark").check();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");

    menu().click();
    link(page, "Log out").click();
    assertThat(page.locator("#username")).isVisible();
    page.navigate("/console/campaigns");
    assertThat(page.locator("#username")).isVisible();
    installation.as("owner@acme").post("/api/campaigns/" + campaign + "/archive", "{}");
  }

  private String tab() {
    return "/console/campaigns/" + campaign + "/automation";
  }

  private Locator menu() {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("User menu of"));
  }

  private void submit(String action) {
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true))
        .click();
  }
}

package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.campaignautomation.endtoend.console.Draft.mail;
import static org.campaignautomation.endtoend.console.Draft.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who has never read the manual writes a campaign. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class EditorIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String name = "Edited " + UUID.randomUUID();

  private Api owner;

  @BeforeEach
  void signIn(Installation shared) {
    owner = shared.as("owner@acme");
  }

  @Test
  void buildsACampaignOfTwoSteps(Console console) {
    // given
    String id = made();
    Page page = console.as("editor@acme");
    Editor editor = Editor.open(page, id);
    assertThat(page.locator("#no-steps")).isVisible();
    console.photograph(page, "editor-empty");
    console.assertAccessible(page);

    // when
    editor
        .add("e-mail")
        .fill(1, "Subject", "Welcome {{ firstName }}")
        .fill(1, "HTML", "<h1 style=\"color: #0a58ca\">Hello {{ firstName }}</h1>")
        .fill(1, "Plain text", "Hello");
    editor.step(1).getByText("Insert a variable").click();
    editor.step(1).locator("[data-variable='companyName']").click();
    editor.add("SMS").wait(2, "3", "days").fill(2, "Text", "Hi {{ firstName }}, all well? ☃");
    Locator window = editor.addWindow();

    // then: each message is shown as it would be sent, to somebody invented
    assertThat(editor.step(1).getByLabel("Plain text")).hasValue("Hello{{ companyName }}");
    assertThat(editor.step(2).locator(".sms-length")).containsText("1 segment");
    assertThat(editor.step(2).locator(".sms-length")).containsText("UCS-2");
    editor.step(2).getByText("Preview").click();
    assertThat(page.locator("#preview")).containsText("Hi Alex, all well? ☃");
    editor.step(1).getByText("Preview").click();
    assertThat(page.locator("#preview")).containsText("Welcome Alex");
    assertThat(editor.mail().locator("h1")).hasText("Hello Alex");
    assertThat(editor.mail().locator("h1")).hasCSS("color", "rgb(10, 88, 202)");
    assertThat(window.locator(".window-note")).isEmpty();

    // and: it is saved as it was written
    editor.assertState("unsaved changes");
    editor.save();
    editor.assertSays("Saved");
    editor.assertState("All changes are saved");
    JsonNode saved = owner.get("/api/campaigns/" + id).json();
    assertThat(saved.at("/steps/0/subject").asText()).isEqualTo("Welcome {{ firstName }}");
    assertThat(saved.at("/steps/0/text").asText()).isEqualTo("Hello{{ companyName }}");
    assertThat(saved.at("/steps/1/delay").toString()).isEqualTo("{\"amount\":3,\"unit\":\"days\"}");
    assertThat(saved.at("/schedule/windows/0/days").size()).isEqualTo(5);
    assertThat(saved.at("/schedule/windows/0/end").asText()).isEqualTo("18:00");

    // and: saving again keeps the steps
    editor.fill(1, "Subject", "Welcome, {{ firstName }}").save();
    editor.assertState("All changes are saved");
    JsonNode again = owner.get("/api/campaigns/" + id).json();
    assertThat(again.at("/steps/0/id")).isEqualTo(saved.at("/steps/0/id"));
    assertThat(again.at("/steps/0/subject").asText()).isEqualTo("Welcome, {{ firstName }}");
    console.photograph(page, "editor");
    assertThat(page.locator("#preview-frame iframe")).hasAccessibleName("The e-mail");
    console.assertAccessible(page);
  }

  @Test
  void stepsAreDraggedByTheirGrips(Console console) {
    // given
    Page page = console.as("editor@acme");
    Editor editor = Editor.open(page, made(sms("First"), sms("Second"), sms("Third")));

    // when somebody thinks better of it
    editor.drag(1, 200);
    assertThat(editor.step(3).getByLabel("Text")).hasValue("First");
    console.photograph(page, "editor-drag");
    page.keyboard().press("Escape");
    page.mouse().up();

    // then
    assertThat(editor.step(1).getByLabel("Text")).hasValue("First");
    editor.assertState("No changes yet");

    // when
    editor.drag(1, 200);
    page.mouse().up();

    // then
    assertThat(page.locator("#announcements")).containsText("Step 3, SMS of 3");
    assertThat(editor.step(1).locator(".step-name")).hasText("1 · SMS");
    assertThat(editor.step(1).getByLabel("Text")).hasValue("Second");
    assertThat(editor.step(3).getByLabel("Text")).hasValue("First");
    editor.assertState("unsaved changes");
  }

  @Test
  void whatIsNotSavedIsNotActivated(Console console) {
    // given
    Page page = console.as("owner@acme");
    Editor editor = Editor.open(page, made(sms("Old")));
    editor.fill(1, "Text", "New");

    // when
    editor.button("Activate…").click();

    // then
    editor.assertSays("Save them first");
    assertThat(editor.button("Save")).isFocused();
    assertThat(editor.dialog()).hasCount(0);

    // when
    page.keyboard().press("Enter");
    editor.assertState("All changes are saved");
    editor.button("Activate…").click();

    // then
    assertThat(editor.dialog()).containsText("new contacts only");
  }

  @Test
  void saysWhatIsWrongAtItsField(Console console) {
    // given
    Page page = console.as("editor@acme");
    Editor editor = Editor.open(page, made());
    editor.add("e-mail");
    assertThat(page.locator(".fault")).hasCount(0);

    // when: somebody leaves a field that is not right yet
    editor.fill(1, "Subject", "Hello {{ firstNam }}");
    editor.wait(1, "-1", "days");

    // then
    Locator subject = editor.step(1).getByLabel("Subject");
    assertThat(subject).hasAttribute("aria-invalid", "true");
    assertThat(subject).hasAccessibleDescription(java.util.regex.Pattern.compile(".*firstNam.*"));
    assertThat(page.locator(".findings-faults")).isHidden();

    // when: they want to save
    editor.save();

    // then: all is listed, and each line leads to its field
    Locator summary = page.locator(".findings-faults");
    assertThat(summary).isFocused();
    assertThat(summary).containsText("Step 1, delay");
    console.photograph(page, "editor-faults");
    console.assertAccessible(page);
    summary.getByText("Step 1, delay").click();
    assertThat(editor.step(1).getByLabel("Wait")).isFocused();

    // when: they mend it
    editor.fill(1, "Subject", "Hello {{ firstName }}").fill(1, "Plain text", "Hello");
    editor.wait(1, "1", "days");

    // then
    assertThat(page.locator(".fault")).hasCount(0);
    editor.save();
    editor.assertSays("Saved");
  }

  @Test
  void stepsChangeTheirOrderByKeyboard(Console console) {
    // given
    String id = made(sms("First"), sms("Second"), sms("Third"));
    Page page = console.as("editor@acme");
    Editor editor = Editor.open(page, id);
    JsonNode before = owner.get("/api/campaigns/" + id).json().path("steps");

    // when
    Locator down = editor.button("Move down step 1");
    down.focus();
    page.keyboard().press("Enter");

    // then: the focus goes with the step, and it is told where it is
    assertThat(page.locator("#announcements")).containsText("Step 2, SMS of 3");
    assertThat(editor.button("Move down step 2")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Enter");
    assertThat(page.locator("#announcements")).containsText("cannot go further");
    assertThat(editor.step(3).getByLabel("Text")).hasValue("First");

    // and: a removed one comes back, a copied one is new
    editor.button("Remove step 2").click();
    assertThat(editor.steps()).hasCount(2);
    editor.button("Undo").click();
    assertThat(editor.steps()).hasCount(3);
    editor.button("Duplicate step 1").click();
    assertThat(editor.step(2).getByLabel("Text")).hasValue("Second");
    editor.save();
    editor.assertSays("Saved");
    JsonNode after = owner.get("/api/campaigns/" + id).json().path("steps");
    assertThat(after.findValuesAsText("text"))
        .containsExactly("Second", "Second", "Third", "First");
    assertThat(after.at("/0/id")).isEqualTo(before.at("/1/id"));
    assertThat(after.at("/3/id")).isEqualTo(before.at("/0/id"));
    assertThat(before.findValuesAsText("id")).doesNotContain(after.at("/1/id").asText());
  }

  @Test
  void nobodysChangesAreLost(Console console) {
    // given: two people have the same campaign open
    String id = made(sms("Old"));
    Page page = console.as("editor@acme");
    Editor editor = Editor.open(page, id);
    editor.fill(1, "Text", "Mine");
    assertThat(owner.put("/api/campaigns/" + id, Draft.json(name, sms("Theirs"))).status())
        .isEqualTo(200);

    // when
    editor.save();

    // then
    assertThat(editor.dialog()).containsText("Somebody else has saved this campaign");
    console.photograph(page, "editor-conflict");
    assertThat(new Draft(owner, id).text()).isEqualTo("Theirs");
    editor.dialog().getByText("Go on editing").click();

    // and: leaving asks first
    AtomicReference<String> asked = new AtomicReference<>("");
    page.onceDialog(
        dialog -> {
          asked.set(dialog.type());
          dialog.dismiss();
        });
    page.getByText("Campaigns", new Page.GetByTextOptions().setExact(true)).first().click();
    await("the browser asks").atMost(LIMIT).until(() -> asked.get().equals("beforeunload"));
    assertThat(editor.step(1).getByLabel("Text")).hasValue("Mine");

    // when
    editor.save();
    editor.dialog().getByText("Save mine over theirs").click();

    // then
    editor.assertSays("Saved");
    assertThat(new Draft(owner, id).text()).isEqualTo("Mine");
  }

  @Test
  void aViewerSeesItAndCannotChangeIt(Console console) {
    Page page = console.as("viewer@acme");
    Editor editor = Editor.open(page, made(mail("Look")));

    assertThat(page.getByText("Your role allows you to look")).isVisible();
    assertThat(editor.step(1).getByLabel("Subject")).isDisabled();
    assertThat(editor.step(1).getByLabel("Subject")).hasValue("Look");
    assertThat(editor.button("Save")).hasCount(0);
    assertThat(editor.button("Add SMS")).isHidden();
    console.photograph(page, "editor-viewer");
    console.assertAccessible(page);
  }

  private String made(String... steps) {
    return Draft.of(owner, name, steps).id();
  }
}

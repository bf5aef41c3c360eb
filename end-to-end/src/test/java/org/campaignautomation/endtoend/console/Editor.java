package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** The editor of one campaign, by what people see of it. */
record Editor(Page page) {

  /** Opens a campaign's editor. */
  static Editor open(Page page, String campaignId) {
    page.navigate("/console/campaigns/" + campaignId + "/edit");
    assertThat(page.locator("#editor")).isVisible();
    return new Editor(page);
  }

  /** The card of a step, 1 for the first. */
  Locator step(int number) {
    return page.locator("#steps > .step").nth(number - 1);
  }

  Locator steps() {
    return page.locator("#steps > .step");
  }

  Locator button(String name) {
    return Find.button(page, name);
  }

  Editor add(String what) {
    button("Add " + what).click();
    return this;
  }

  Editor wait(int step, String amount, String unit) {
    step(step).getByLabel("Wait").fill(amount);
    step(step).getByLabel("Unit").selectOption(unit);
    return this;
  }

  Editor fill(int step, String field, String text) {
    step(step).getByLabel(field, new Locator.GetByLabelOptions().setExact(true)).fill(text);
    return this;
  }

  /** Adds a window of time, which is as wide as an office's day. */
  Locator addWindow() {
    page.getByText("Add window").click();
    Locator window = page.locator(".window").last();
    assertThat(window.getByLabel("from")).hasValue("09:00");
    assertThat(window.getByLabel("to", new Locator.GetByLabelOptions().setExact(true)))
        .hasValue("18:00");
    return window;
  }

  /** The e-mail in the preview. */
  FrameLocator mail() {
    return page.locator("#preview-frame iframe").last().contentFrame();
  }

  /** Takes a step by its grip and holds it that far below. */
  void drag(int step, int pixels) {
    Locator grip = step(step).locator(".step-grip");
    grip.scrollIntoViewIfNeeded();
    BoundingBox box = grip.boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x, y + pixels, new Mouse.MoveOptions().setSteps(8));
  }

  void save() {
    button("Save").click();
  }

  void assertSays(String text) {
    assertThat(page.locator("#toasts")).containsText(text);
  }

  void assertState(String text) {
    assertThat(page.locator("#state")).containsText(text);
  }

  Locator dialog() {
    return page.locator("dialog[open]");
  }
}

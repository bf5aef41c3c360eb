package org.campaignautomation.endtoend.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What people see on a page, by the words by which they know it. */
final class Find {
  private Find() {}

  /** The button that is called so and nothing else. */
  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The first link in whose name this stands. */
  static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
  }

  /** The links in whose name this stands. */
  static Locator link(Locator within, String name) {
    return within.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
  }

  /** The number below a title, of those on a campaign's Automation tab. */
  static Locator figure(Page page, String title) {
    return page.locator(
            "#numbers .figure", new Page.LocatorOptions().setHas(page.getByText(title, exactly())))
        .locator("dd");
  }

  static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  /** Those that hold this text. */
  static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}

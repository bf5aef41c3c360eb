package org.campaignautomation.campaign.console.campaigns;

/** What a new campaign can begin with. */
public enum Starter {
  WELCOME(
      "Welcome series", "A greeting at once, help after two days, a question by SMS after five."),
  ONBOARDING("Onboarding", "Four e-mails in two weeks that lead to the first success."),
  REMINDER(
      "Reminder", "A short SMS a day later, and an e-mail for those who have not come by then."),
  BLANK("Blank", "No steps yet.");

  private final String title;
  private final String about;

  Starter(String title, String about) {
    this.title = title;
    this.about = about;
  }

  /** As people read it. */
  public String title() {
    return title;
  }

  /** What is in it. */
  public String about() {
    return about;
  }
}

package org.campaignautomation.campaign.console;

/** The parts of the console, in the order of the navigation. */
public enum Area {
  CAMPAIGNS("Campaigns", "campaigns"),
  CONTACTS("Contacts", "contacts"),
  HEALTH("Health", "health"),
  SETTINGS("Settings", "settings");

  private final String title;
  private final String path;

  Area(String title, String path) {
    this.title = title;
    this.path = path;
  }

  /** As the navigation calls it. */
  public String title() {
    return title;
  }

  /** Where it begins. */
  public String href() {
    return ConsolePaths.ROOT + "/" + path;
  }

  /** What pages call it, to say that they are of it; its icon's name, too. */
  public String key() {
    return path;
  }
}

package org.campaignautomation.campaign.counterexample.console.here;

import org.campaignautomation.campaign.counterexample.console.there.TherePage;

/** A page that needs another area's. */
public class HerePage {
  private final TherePage there = new TherePage();

  public String title() {
    return there.title();
  }
}

package org.campaignautomation.campaign.counterexample.console.there;

/** A page that another area's page needs. */
public class TherePage {
  public String title() {
    return "there";
  }
}

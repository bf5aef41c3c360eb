package org.campaignautomation.campaign.console;

import jakarta.ws.rs.core.MediaType;

/** The media type of all pages. */
public final class Html {
  /** HTML in UTF-8. */
  public static final String TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";

  private Html() {}
}

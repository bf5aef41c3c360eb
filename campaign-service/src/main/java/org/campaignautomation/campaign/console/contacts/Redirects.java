package org.campaignautomation.campaign.console.contacts;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.campaignautomation.campaign.console.Htmx;

/** Where somebody goes whose form was taken, with and without scripts. */
final class Redirects {
  private Redirects() {}

  /**
   * To a page.
   *
   * @param part whether htmx asked
   */
  static Response to(String href, boolean part) {
    return part
        ? Response.ok().header(Htmx.REDIRECT, href).build()
        : Response.seeOther(URI.create(href)).build();
  }
}

package org.campaignautomation.campaign.console;

import io.vertx.core.http.HttpServerRequest;

/** The headers by which htmx and the server talk. */
public final class Htmx {
  /** In a request: it is htmx that asks, for a part of a page. */
  public static final String REQUEST = "HX-Request";

  /** In an answer: the browser goes to this address. */
  public static final String REDIRECT = "HX-Redirect";

  /** In an answer: events for the page's scripts, as JSON. */
  public static final String TRIGGER = "HX-Trigger";

  /** In an answer: the place that it goes to, instead of the one that was meant. */
  public static final String RETARGET = "HX-Retarget";

  /** In an answer: how it goes there. */
  public static final String RESWAP = "HX-Reswap";

  static final String REFRESH = "HX-Refresh";

  private Htmx() {}

  /** Whether a part of a page is asked for, and not the page. */
  static boolean asks(HttpServerRequest request) {
    return "true".equals(request.getHeader(REQUEST));
  }
}

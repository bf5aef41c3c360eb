package org.campaignautomation.campaign.console;

import io.vertx.core.http.HttpServerRequest;

/** The headers by which htmx and the server talk. */
public final class Htmx {
  /** In a request: it is htmx that asks, for a part of a page. */
  public static final String REQUEST = "HX-Request";

  /** In an answer: the browser goes to this address. */
  public static final String REDIRECT = "HX-Redirect";

  static final String REFRESH = "HX-Refresh";
  static final String RETARGET = "HX-Retarget";
  static final String RESWAP = "HX-Reswap";

  private Htmx() {}

  /** Whether a part of a page is asked for, and not the page. */
  static boolean asks(HttpServerRequest request) {
    return "true".equals(request.getHeader(REQUEST));
  }
}

package org.campaignautomation.campaign.console;

import io.vertx.ext.web.RoutingContext;

/** Where the console is, which is where its session counts. */
final class ConsolePaths {
  /** The first page, and the path of the session's cookie. */
  static final String ROOT = "/console";

  private ConsolePaths() {}

  /** Whether a request is one of the console's. */
  static boolean contain(RoutingContext request) {
    String path = request.normalizedPath();
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }
}

package org.campaignautomation.campaign.console;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * A part of a page cannot show the login: without a session, htmx is told so instead of being sent
 * to the identity provider.
 */
@Singleton
class HtmxRequests implements JavaScriptRequestChecker {
  @Override
  public boolean isJavaScriptRequest(RoutingContext context) {
    return Htmx.asks(context.request());
  }
}

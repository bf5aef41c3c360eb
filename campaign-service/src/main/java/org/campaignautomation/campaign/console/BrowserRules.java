package org.campaignautomation.campaign.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * What browsers are told about every answer, and what they are not believed: a session's cookie
 * counts on the console's pages only.
 */
@Singleton
class BrowserRules {
  /** No inline script or style, nothing from elsewhere, and nobody shows it in a frame. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private static final String BUNDLES = "/static/bundle/";
  private static final String ONE_YEAR = "max-age=31536000";

  /** By which the OIDC extension tells a script that there is no session. */
  private static final int NO_SESSION = 499;

  private static final int BEFORE_ALL_ELSE = 1_000;

  void register(@Observes Filters filters) {
    filters.register(BrowserRules::filter, BEFORE_ALL_ELSE);
  }

  private static void filter(RoutingContext context) {
    boolean page = ConsolePaths.contain(context);
    if (!page) {
      context.request().headers().remove(HttpHeaders.COOKIE);
    }
    context.addHeadersEndHandler(done -> headers(context, page));
    context.next();
  }

  private static void headers(RoutingContext context, boolean page) {
    MultiMap headers = context.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    if ("https".equals(context.request().scheme())) {
      headers.set("Strict-Transport-Security", ONE_YEAR);
    }
    if (context.normalizedPath().startsWith(BUNDLES) && context.response().getStatusCode() == 200) {
      // Their names change with what is in them.
      headers.set(HttpHeaders.CACHE_CONTROL, "public, " + ONE_YEAR + ", immutable");
    }
    if (page) {
      setIfAbsent(headers, "Content-Security-Policy", CONTENT_SECURITY_POLICY);
      setIfAbsent(headers, "X-Frame-Options", "DENY");
      setIfAbsent(headers, HttpHeaders.CACHE_CONTROL.toString(), "no-store");
      headers.set("Referrer-Policy", "same-origin");
      headers.set("Cross-Origin-Opener-Policy", "same-origin");
      if (context.response().getStatusCode() == NO_SESSION && Htmx.asks(context.request())) {
        // Loading the page anew leads to the login, and back.
        context.response().setStatusCode(401);
        headers.set(Htmx.REFRESH, "true");
      }
    }
  }

  private static void setIfAbsent(MultiMap headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
